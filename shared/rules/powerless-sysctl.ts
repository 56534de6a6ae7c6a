import { type InitContainerView, rule } from "../engine/rule.ts";
import { namespaceOfSysctl, sysctlName } from "../knowledge/sysctls.ts";
import type { Level, Place } from "../model/finding.ts";
import { initTitle } from "../model/pod.ts";
import { changesNetwork, parametersSet } from "../script/kernel.ts";
import type { Command } from "../script/model.ts";
import { isWithin } from "../script/paths.ts";
import { isBroken } from "../startup/output.ts";
import { isPrivileged, isWindows, mayHold, userOf } from "../startup/rights.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "powerless-sysctl",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions"],
  summary: "Kernel parameter or packet filter changed without the right to do so",
  why: `Container runtimes mount \`/proc/sys\` and \`/sys\` read-only in every container that is not privileged: neither root nor a capability
changes that. In a privileged one the files are still root's, so \`runAsUser: 1000\` of the Pod takes the right away again. Rules of
iptables and routes need the capability \`NET_ADMIN\`, which no container has unless it is added.`,
  fix: `Parameters of the network and of IPC belong to the Pod: set them under the Pod's \`securityContext.sysctls\` (what the kubelet calls unsafe
must also be allowed on the node). All others are the node's: set them in the node's configuration, or in one DaemonSet whose privileged step
runs as root; let the application wait for the value. Packet filters: \`capabilities: {add: [NET_ADMIN]}\`.`,
  links: [
    "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/securitycontext/util.go",
    "https://github.com/oracle/weblogic-kubernetes-operator/issues/1539",
    "https://github.com/opensearch-project/helm-charts/issues/87",
  ],

  initContainer(view, report) {
    const { run, pod, container } = view;
    if (run.form === "opaque" || pod.partial || isWindows(view) || isBroken(run) || looksFirst(view)) return;
    if (pod.spec.runtimeClassName !== undefined) return;
    const who = initTitle(container);
    for (const { command, place, what } of [...parameters(view), ...filters(view)])
      report(place, `${who} ${what}`, { level: levelOf(command) });
  },
});

interface Attempt {
  readonly command: Command;
  readonly place: Place;
  readonly what: string;
}

/** What runs only sometimes, or may fail, is dead work; else the step or what counts on it fails. */
const levelOf = ({ conditional, fate }: Command): Level =>
  !conditional && (fate === "decides" || fate === "lost") ? "error" : "warning";

/** The script asks who it is, whether the file can be written, or mounts something itself. */
const looksFirst = ({ run }: InitContainerView): boolean =>
  run.commands.some(
    ({ name, words }) =>
      name === null ||
      /^(?:id|whoami|capsh|mount|unshare|eval)$/.test(name) ||
      (/^(?:\[{1,2}|test)$/.test(name) && words.some(({ value, text }) => value === "-w" || /\bE?UID\b/.test(text))),
  );

function parameters(view: InitContainerView): readonly Attempt[] {
  const because = powerless(view);
  if (because === null) return [];
  const { run, pod, container } = view;
  const files = run.effects
    .filter(({ kind, path }) => (kind === "write" || kind === "append") && isOfKernel(path))
    .filter(({ path }) => mountAt(pod, container, path) === undefined)
    .map(({ command, place, path }) => ({ command, place, what: `writes to "${path}"${because}` }));
  const named = run.commands
    .filter(({ elsewhere }) => !elsewhere)
    .filter(() => mountAt(pod, container, "/proc/sys") === undefined)
    .flatMap((command) =>
      parametersSet(command).map(({ name, place }) => ({
        command,
        place,
        what: `sets "${name}"${because}${hint(view, sysctlName(name))}`,
      })),
    );
  return [...files, ...named];
}

/** Why no kernel parameter can be set; null when one may be. */
function powerless(view: InitContainerView): string | null {
  const user = userOf(view);
  if (isPrivileged(view)) return user === null || user === 0 ? null : ` as user "${user}", so it fails although it is privileged`;
  // Who may mount can make the files writable.
  const unmasked = view.container.securityContext?.procMount === "Unmasked";
  return unmasked || mayHold(view, "SYS_ADMIN") ? null : " without being privileged, so it fails: read-only file system";
}

/** Control groups have rules of their own. */
const isOfKernel = (path: string): boolean =>
  isWithin(path, "/proc/sys") || (isWithin(path, "/sys") && !isWithin(path, "/sys/fs/cgroup"));

function hint({ pod }: InitContainerView, name: string): string {
  const namespace = namespaceOfSysctl(name);
  const shared = namespace === "network" ? pod.spec.hostNetwork : pod.spec.hostIPC;
  if (namespace === null || shared === true) return "";
  return "; the Pod's sysctls can set it";
}

function filters(view: InitContainerView): readonly Attempt[] {
  if (mayHold(view, "NET_ADMIN")) return [];
  return view.run.commands
    .filter((command) => !command.elsewhere && changesNetwork(command))
    .flatMap((command) => {
      const [program] = command.words;
      if (program === undefined) return [];
      const what = `runs "${command.name ?? ""}" without the capability "NET_ADMIN", so it is not permitted`;
      return [{ command, place: program.place, what }];
    });
}
