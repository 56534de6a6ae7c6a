import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Command, Run } from "../script/model.ts";
import { mountAt, mountsBelow } from "../startup/volumes.ts";

const folders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];
/** Programs that add programs, and those that read commands of another file. */
const installers = new Set([
  "apk",
  "apt",
  "apt-get",
  "dnf",
  "dpkg",
  "microdnf",
  "npm",
  "pip",
  "pip3",
  "rpm",
  "yum",
  "zypper",
  ".",
  "source",
  "eval",
]);
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

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** A bare name, or a path in a folder of programs; any other path may be a file of the image that no table lists. */
const isProgramOfImage = (word: string | null): boolean =>
  word !== null && (!word.includes("/") || folders.includes(word.slice(0, word.lastIndexOf("/"))));

/** A volume over a folder of programs, or a PATH of its own. */
const bringsPrograms = ({ pod, container, run }: InitContainerView): boolean =>
  container.env?.some(({ name }) => name === "PATH") === true ||
  run.commands.some(
    ({ assignments, words }) =>
      assignments.some(({ name }) => name === "PATH") || words.some(({ text }) => text.startsWith("PATH=")),
  ) ||
  folders.some((folder) => mountAt(pod, container, folder) !== undefined || mountsBelow(pod, container, folder).length > 0);

/** Something before it installs packages, runs a file that may, or writes into a folder of programs. */
function mayBeInstalled(run: Run, index: number): boolean {
  const before = run.commands.slice(0, index);
  return (
    before.some(
      ({ name, words: [program] }) => name === null || installers.has(name) || !isProgramOfImage(program?.value ?? null),
    ) || run.effects.some(({ command, path }) => before.includes(command) && folders.some((folder) => isIn(path, folder)))
  );
}

const isProbe = (run: Run, command: Command): boolean =>
  run.waits.some(({ probes }) => probes.some((probe) => probe.command === command));

/** The script looks whether the tool is there or gives it another name, has a fallback, or chooses between branches. */
function mayBeExpected(run: Run, command: Command): boolean {
  if (run.commands.some(({ name }) => name !== null && lookUps.has(name))) return true;
  if (isProbe(run, command)) return command.conditional;
  if (command.fate === "tested") return true;
  return (command.conditional || command.fate === "unknown") && /\b(?:if|case)\b|\|\|/.test(run.script?.text ?? "");
}

function consequence(run: Run, command: Command): string {
  if (run.form === "exec") return "it cannot start";
  if (run.script?.errors.length !== 0) return "this step cannot work";
  if (isProbe(run, command)) return "its wait cannot see an answer";
  if (command.fate === "lost") return "this step never happens";
  return "it fails with status 127";
}
