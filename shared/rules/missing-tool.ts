import { rule } from "../engine/rule.ts";
import type { Command, Run } from "../script/model.ts";
import { answersWait, bringsPrograms, isProgramOfImage, mayBeInstalled } from "../startup/image-programs.ts";

const lookUps = new Set(["alias", "command", "hash", "type", "which"]);

export default rule({
  id: "missing-tool",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "purpose: code and binaries"],
  summary: "Command that the image does not have",
  why: `A program that is not in the image ends with status 127, \`not found\`. As \`command\` the container cannot even start; in a script the step
does not happen; and as the condition of a wait it never succeeds, so the Pod stays in \`Init:0/1\` for ever. busybox has \`wget\` and \`nc\`
but no \`git\`, \`curl\`, \`bash\` or \`psql\`; Alpine and the slim Debian images are not much larger.

Only images of which initguard knows every program are judged: the entry of its table, or of \`images\` in the settings, that names them.`,
  fix: "Use an image that has the tool at a fixed version (`alpine/git`, `curlimages/curl`, `postgres` for `pg_isready`), or the tool that the image has (`wget -qO-` for `curl`). Where the entry is wrong for your image, name its `tools` under `images` in the settings.",
  links: [
    "https://github.com/cloudnative-pg/charts/pull/82",
    "https://github.com/eclipse-che/che/issues/13838",
    "https://github.com/docker-library/busybox",
  ],

  initContainer(view, report) {
    const { container, image, run } = view;
    if (image === null || image.tools === null || bringsPrograms(view)) return;
    const seen = new Set<string>();
    for (const [index, command] of run.commands.entries()) {
      const { name, words } = command;
      const program = words[0];
      if (name === null || program === undefined || seen.has(name) || image.tools.has(name)) continue;
      if (command.builtin || command.elsewhere || !isProgramOfImage(program.value)) continue;
      // missing-shell speaks of it.
      if (program.place === run.shell?.place) continue;
      if (mayBeInstalled(run, index) || mayBeExpected(run, command)) continue;
      seen.add(name);
      report(
        program.place,
        `init container "${container.name ?? ""}" calls "${name}", which image "${container.image ?? image.entry}" does not have, so ${consequence(run, command)}`,
      );
    }
  },
});

/** The script looks whether the tool is there or gives it another name, has a fallback, or chooses between branches. */
function mayBeExpected(run: Run, command: Command): boolean {
  if (run.commands.some(({ name }) => name !== null && lookUps.has(name))) return true;
  if (answersWait(run, command)) return command.conditional;
  if (command.fate === "tested") return true;
  return (command.conditional || command.fate === "unknown") && /\b(?:if|case)\b|\|\|/.test(run.script?.text ?? "");
}

function consequence(run: Run, command: Command): string {
  if (run.form === "exec") return "it cannot start";
  if (run.script?.errors.length !== 0) return "this step cannot work";
  if (answersWait(run, command)) return "its wait cannot see an answer";
  if (command.fate === "lost") return "this step never happens";
  return "it fails with status 127";
}
