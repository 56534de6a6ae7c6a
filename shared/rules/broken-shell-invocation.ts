import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import { readInvocation } from "../script/invocation.ts";
import type { Word } from "../script/model.ts";
import { isScriptText, readsParameters } from "../script/unshelled.ts";
import { stripWrappers } from "../script/wrappers.ts";

export default rule({
  id: "broken-shell-invocation",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: preparation", "practice: error handling"],
  summary: "Shell that gets its script in a way it does not understand",
  why: `\`sh -c\` takes one string as its script. The strings behind it are \`$0\`, \`$1\` and so on: of \`[sh, -c, echo, hello]\` the shell runs \`echo\`, and
of two scripts in a row only the first, with status 0. Without \`-c\` the string is the name of a file, and one string that holds a whole
command line is the name of a program with blanks in it: both fail with "No such file or directory". \`args\` alone go to the image's
entrypoint, which is no shell in most images of tools.`,
  fix: 'Write the whole script as one string: `command: [sh, -c, "first && second"]`, or a block scalar (`|`) as the only entry of `args`.',
  links: [
    "https://github.com/FusionAuth/charts/issues/25",
    "https://github.com/fabric8io/docker-maven-plugin/issues/149",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html",
  ],

  initContainer(view, report) {
    const { container, run, pod } = view;
    const [program] = run.argv;
    if (program === undefined || pod.spec.os?.name === "windows") return;
    if (run.opaque !== null || isWholeCommandLine(program)) {
      if (run.opaque === null)
        report(
          program.place,
          `init container "${container.name ?? ""}" names a whole command line as its program, so there is no such file to start`,
        );
      return;
    }
    const wrong = run.shell === null ? null : misread(view);
    if (wrong !== null) report(wrong.place, `init container "${container.name ?? ""}" ${wrong.what}`);
    else if (isScriptForEntrypoint(view))
      report(
        view.place("args", 0),
        `init container "${container.name ?? ""}" hands a script to "${program.value ?? ""}" of its image, so no shell reads it`,
      );
  },
});

/** `command: ["sleep 10"]`. */
const isWholeCommandLine = ({ value }: Word): boolean =>
  value !== null && /^[\w./+-]+[ \t\n]+\S/.test(value) && !/[\\{]/.test(value);

/** The only argument of an entrypoint that is known and no shell, of an image that has one. */
const isScriptForEntrypoint = ({ container, image }: InitContainerView): boolean =>
  (container.command ?? []).length === 0 &&
  container.args?.length === 1 &&
  (image?.entrypoint ?? []).length > 0 &&
  isScriptText(container.args[0] ?? "");

/** What a shell does with a command line that is not what it takes, and where. */
function misread({ run, pod }: InitContainerView): { readonly place: Place; readonly what: string } | null {
  const { words } = stripWrappers(run.argv);
  const shell = readInvocation(words);
  const last = words.at(-1);
  if (shell === null || last === undefined) return null;
  const { name, script, file } = shell;
  const glued = words.find(({ value }, index) => index > 0 && /^-[a-z]*c[ \t\n]/.test(value ?? ""));
  if (glued !== undefined && script === null)
    return { place: glued.place, what: `has "-c" and its script in one string, so "${name}" takes all of it as options` };
  if (file?.value != null && isScriptText(file.value))
    return { place: file.place, what: `runs "${name}" on a script without "-c", so it looks for a file of that name` };
  if (script === null && file === null && /^-[a-z]*c$/.test(last.value ?? "") && !pod.partial)
    return { place: last.place, what: `runs "${name} -c" without a script, so it fails with status 2` };
  const [first, ...more] = script === null ? [] : words.slice(words.indexOf(script) + 1);
  // A name for messages ($0) is a custom, whether it is read or not.
  if (first === undefined || run.script === null || [first, ...more].every(({ value }) => isName(value))) return null;
  if (readsParameters(run.script.text)) return null;
  return {
    place: first.place,
    what: `gives "${name} -c" more strings behind a script that reads none of them, so they have no effect`,
  };
}

const isName = (value: string | null): boolean => value === null || /^(?:-{0,2}|_|\S*sh)$/.test(value);
