import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import type { Command } from "../script/model.ts";
import { isWithin } from "../script/paths.ts";
import { isWindows } from "../startup/rights.ts";
import { changesOfRoot, needsOfRoot } from "../startup/root-writes.ts";

export default rule({
  id: "write-to-read-only-root",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: config files", "concept: shared volumes"],
  summary: "Init container writes to its own file system, which is read-only",
  why: `\`readOnlyRootFilesystem: true\` leaves a container only its volumes to write to. \`/tmp\` is no exception, and an \`emptyDir\` that the app
mounts there is not mounted in the init container by itself. Every other change fails with "Read-only file system": a file in \`/tmp\` or
\`/etc\`, \`chmod\` of a file of the image, \`apk add\`, \`mktemp\`, \`git config --global\` (it writes to the home directory).

What is read from a table of programs, or lies where an image may declare a \`VOLUME\`, is a warning.`,
  fix: `Mount an \`emptyDir\` at the directory in the init container as well (\`volumeMounts: [{name: tmp, mountPath: /tmp}]\`), or write to a volume that
it has already (\`TMPDIR=/work\`, \`HOME=/work\`). Packages belong into the image.`,
  links: [
    "https://github.com/apache/solr-operator/issues/624",
    "https://github.com/apache/devlake-helm-chart/issues/239",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  ],

  initContainer(view, report) {
    const { pod, container } = view;
    if (container.securityContext?.readOnlyRootFilesystem !== true || pod.partial || isWindows(view)) return;
    const who = initTitle(container);
    const said = new Set<Command>();
    for (const { effect, level } of changesOfRoot(view)) {
      if (said.has(effect.command)) continue;
      said.add(effect.command);
      report(
        effect.place,
        `${who} changes "${effect.path}", which is on no volume, and its root file system is read-only, so "${effect.command.name ?? ">"}" fails`,
        { level: level === "error" && !mayBeVolume(view, effect.path) ? "error" : "warning" },
      );
    }
    for (const { command, what, certain } of needsOfRoot(view)) {
      if (said.has(command)) continue;
      said.add(command);
      report(
        command.words[0]?.place ?? command.place,
        `${who} runs "${command.name ?? ""}", which ${what}, and its root file system is read-only, so it fails`,
        { level: certain && command.fate === "decides" ? "error" : "warning" },
      );
    }
  },
});

/** Directories for which no image that we know declares a `VOLUME`. */
const ofSystem = ["/tmp", "/var/tmp", "/etc", "/usr", "/bin", "/sbin", "/lib", "/root", "/run", "/var/run", "/var/cache"];

/** Images without a `VOLUME` (their Dockerfiles, docker-library). */
const plainImages = /^docker\.io\/library\/(?:busybox|alpine|debian|ubuntu)$/;

/** Behind a `VOLUME` of the image the runtime mounts a directory that can be written. */
const mayBeVolume = ({ image }: InitContainerView, path: string): boolean =>
  !ofSystem.some((directory) => isWithin(path, directory)) && !plainImages.test(image?.entry ?? "");
