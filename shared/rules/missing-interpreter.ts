import { type InitContainerView, rule } from "../engine/rule.ts";
import { type ExecutedFile, executedFiles, interpreterLine } from "../startup/executed-files.ts";
import { bringsPrograms, isProgramOfImage, mayBeInstalled } from "../startup/image-programs.ts";

export default rule({
  id: "missing-interpreter",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: preparation", "practice: light images"],
  summary: "Script of a ConfigMap run as a program that names no interpreter, or one that the image lacks",
  why: `The kernel runs a script by the interpreter in its first line. Without \`#!\` at the very first byte (a blank line before it is enough)
the container runtime answers \`exec format error\` and the container cannot start; a shell that calls such a file reads it itself, the
runtime does not. With an interpreter that the image lacks the answer is \`no such file or directory\`, which names the script although
the script is there: \`#!/bin/bash\` in a busybox or Alpine image.`,
  fix: "Begin the script with `#!/bin/sh` (no line above it), name the interpreter that the image has, or hand the file to it: `command: [sh, /scripts/setup.sh]`.",
  links: [
    "https://github.com/opencontainers/runc/issues/1773",
    "https://github.com/localstack/helm-charts/pull/87",
    "https://man7.org/linux/man-pages/man2/execve.2.html",
  ],

  initContainer(view, report) {
    const { container, pod } = view;
    if (pod.spec.os?.name === "windows") return;
    for (const file of executedFiles(view)) {
      const what = problem(file, view);
      if (what === null) continue;
      report(firstLine(file), `init container "${container.name ?? ""}" runs "${file.path}", ${what}`, {
        related: [{ place: file.word.place, message: "it is called here" }],
      });
    }
  },
});

/** The place of the first line that is not empty. */
function firstLine({ text, place }: ExecutedFile): ExecutedFile["place"] {
  const start = text.search(/\S/);
  if (start < 0) return place;
  const end = text.indexOf("\n", start);
  return { ...place, span: { start, end: end < 0 ? text.length : end } };
}

function problem({ text, command }: ExecutedFile, view: InitContainerView): string | null {
  const [line = ""] = text.slice(0, 4096).split("\n");
  // Templates decide what stands there, and crlf-script speaks of the line ends.
  if (text.slice(0, 4096).includes("{{") || line.endsWith("\r")) return null;
  const interpreter = interpreterLine(text);
  // A shell reads a file without `#!` itself.
  if (interpreter === null)
    return command === null ? `which does not begin with #!, so it cannot start (exec format error)` : null;
  if (!isMissing(interpreter, view) || (command !== null && mayBeInstalled(view.run, view.run.commands.indexOf(command))))
    return null;
  const image = view.container.image ?? view.image?.entry ?? "";
  return `whose interpreter "${interpreter.name}" image "${image}" does not have, so it ${command === null ? "cannot start" : "never runs"}`;
}

function isMissing({ path, name }: { path: string; name: string }, view: InitContainerView): boolean {
  const { image } = view;
  if (image === null || !isProgramOfImage(path) || bringsPrograms(view)) return false;
  if (image.shell === "none" && /^(?:ba|da|a|k|z)?sh$/.test(name)) return true;
  return image.tools !== null && !image.tools.has(name);
}
