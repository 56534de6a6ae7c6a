import { rule } from "../engine/rule.ts";
import { syntaxOf } from "../script/run.ts";
import { globTestsIn } from "../script/tests.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "glob-in-test",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling", "purpose: preparation"],
  summary: "File test of a glob, which fails when two files match",
  why: `\`[ -f *.sql ]\` is right as long as one file matches. With two, the shell writes both names between the brackets, the test ends with an
error ("binary operator expected", "unexpected operator", "unknown operand") and status 2, and the script goes the way of "no such file".
In bash's \`[[ ]]\` a glob is never expanded: there the test looks for a file that is called \`*.sql\`.`,
  fix: 'Look at the files one by one (`for f in *.sql; do [ -e "$f" ] && …; done`), or ask whether there is any: `ls *.sql >/dev/null 2>&1`, `[ -n "$(find . -name \'*.sql\')" ]`.',
  links: [
    "https://github.com/jgmenu/jgmenu/issues/60",
    "https://github.com/react/create-react-app/pull/1503",
    "https://www.shellcheck.net/wiki/SC2144",
  ],

  initContainer({ container, run }, report) {
    if (run.form !== "shell" || isBroken(run) || !/[*?]/.test(run.script?.text ?? "")) return;
    const syntax = syntaxOf(run);
    for (const { form, operator, word } of syntax === null || syntax.source.uncertain ? [] : globTestsIn(syntax)) {
      const literal = form === "double" && run.shell?.dialect === "bash";
      report(
        word.place,
        `init container "${container.name ?? ""}" tests "${word.text}" with "${operator}", so ${literal ? "it looks for a file of that very name" : "the test fails when two files match"}`,
      );
    }
  },
});
