import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { lostWithProcess } from "../script/process-state.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "effect-lost-with-process",
  level: "warning",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: permissions and settings"],
  summary: "Init container sets something that ends with its own process",
  why: `\`ulimit\`, \`export\`, \`umask\`, \`cd\` and \`alias\` change the shell that runs them and what it starts; they are gone when it ends. The main container is
a process of its own: it has the limits of the container runtime, the environment of its own \`env\` and the working directory of its image. An init
container reaches it by volumes alone, and by sysctls of the node. (Files that are written outside of volumes are lost-output's.)`,
  fix: "Set it where it is needed: variables in `env` of the main container, the directory in `workingDir`, `ulimit` in its own start script (`command: [sh, -c, 'ulimit -n 65536; exec app']`) or in the container runtime's configuration.",
  links: [
    "https://github.com/rancher/k3os/issues/87",
    "https://github.com/kubernetes/kubernetes/issues/3595",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_13",
  ],

  initContainer({ container, role, run }, report) {
    if (role === "sidecar" || isBroken(run)) return;
    for (const { name, words, place } of lostWithProcess(run)) {
      report(
        words[0]?.place ?? place,
        `${initTitle(container)} runs "${name ?? ""}" and starts nothing after it that needs it, so it has no effect on other containers`,
      );
    }
  },
});
