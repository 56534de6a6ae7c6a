import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { guardsIn } from "../script/guards.ts";
import { addedState, entersNetwork } from "../script/network-state.ts";
import { isBroken } from "../startup/output.ts";
import { stepsIn } from "../startup/steps.ts";

export default rule({
  id: "accumulating-host-rule",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: restarts", "purpose: node setup"],
  summary: "Init container adds to the node without a look at what it added before",
  why: `The network of the node and its files outlive the Pod. \`iptables -I\` and \`-A\` take the same rule again at every start of every Pod of the
DaemonSet (each update, each restart), until packets pass hundreds of copies; \`>>\` on a hostPath writes the same line once more. \`ip route add\` and
\`ip addr add\` refuse what is there, so a script with \`set -e\` works once per boot of the node.

Only with \`hostNetwork\` or \`nsenter\`: the rules of a Pod's own network end with it.`,
  fix: "Look first: `iptables -C … || iptables -I …`, or fill a chain of your own that is flushed before; `ip route replace`, `ip addr replace`; `grep -qxF line file || echo line >> file`, or a file of your own that is written with `>`.",
  links: [
    "https://github.com/openshift/cluster-network-operator/pull/3093",
    "https://github.com/GoogleCloudPlatform/konlet/issues/54",
    "https://man7.org/linux/man-pages/man8/iptables.8.html",
  ],

  initContainer(view, report) {
    const { container, run } = view;
    if (run.form === "opaque" || isBroken(run)) return;
    const who = initTitle(container);
    for (const { command, place } of stepsIn(view).filter(
      ({ kind, mounted }) => kind === "grows" && mounted?.source === "hostPath",
    )) {
      const { path = "" } = run.effects.find((effect) => effect.command === command && effect.kind === "append") ?? {};
      report(place, `${who} appends to "${path}" on the node without a look, so it is longer after each start`);
    }
    if (!reachesHostNetwork(view)) return;
    const isGuarded = guardsIn(run);
    const seen = new Set<string>();
    for (const { command, name, kind } of addedState(run)) {
      if (isGuarded(command) || seen.has(name) || (kind === "fails" && command.fate !== "decides")) continue;
      seen.add(name);
      const so = kind === "grows" ? "there is one more after each start" : "it fails when it runs again on the node";
      report(
        command.words[0]?.place ?? command.place,
        `${who} runs "${name}" on the node without a look at what is there, so ${so}`,
      );
    }
  },
});

const reachesHostNetwork = ({ pod: { spec }, run }: InitContainerView): boolean =>
  spec.hostNetwork === true || (spec.hostPID === true && entersNetwork(run));
