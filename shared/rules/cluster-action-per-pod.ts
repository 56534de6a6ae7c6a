import { type InitContainerView, rule } from "../engine/rule.ts";
import { findClusterAction } from "../knowledge/cluster-actions.ts";
import { guardsIn } from "../script/guards.ts";
import { isBroken } from "../startup/output.ts";
import { podsOf } from "../startup/replication.ts";
import { stepsIn } from "../startup/steps.ts";

export default rule({
  id: "cluster-action-per-pod",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: restarts", "practice: clear purpose"],
  summary: "Init container of a workload with several Pods that changes the whole cluster",
  why: `\`kubectl apply\`, \`helm upgrade\`, \`terraform apply\` or \`aws s3 rm\` change something that there is once, but an init container runs once per
Pod: all replicas do it at the same time, and again on every scale-out, update and node loss. Two of them race (\`AlreadyExists\`, a locked
state, a release that is "in progress"), an old replica that starts again sets back what a newer one has changed, and every Pod needs the
rights for it.

With one replica, whose update runs two Pods side by side, it is noted only. A Pod that labels itself or its node does what only it can do.`,
  fix: "Do it in a Job of its own (a Helm or Argo hook, a step of the pipeline), with a ServiceAccount for that alone; let the init container at most wait for the result.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/44165",
    "https://github.com/datawire/teleproxy/issues/77",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      const { run, role, container } = view;
      if (role === "sidecar" || run.form === "opaque" || isBroken(run)) return;
      const found = run.commands.flatMap((command) => {
        const { name, words, elsewhere, fate } = command;
        if (name === null || elsewhere || fate === "tested") return [];
        const action = findClusterAction(
          name,
          words.slice(1).map(({ value }) => value),
        );
        return action === null ? [] : [{ command, action }];
      });
      if (found.length === 0 || isOfThisPod(view)) return;
      const pods = podsOf(set, view);
      if (pods === undefined) return;
      // What fails the second time is said by unrepeatable-step.
      const steps = new Set(stepsIn(view).map(({ command }) => command));
      const isGuarded = guardsIn(run);
      const first = found.find(({ command }) => !steps.has(command) && !isGuarded(command));
      if (first === undefined) return;
      const { command, action } = first;
      report(
        command.words[0]?.place ?? command.place,
        `init container "${container.name ?? ""}" runs "${action.name}" in ${pods.shown}, so ${pods.atOnce ? "several change the same thing at once" : "an update runs it beside the old Pod"}`,
        { level: pods.atOnce ? "warning" : "notice" },
      );
    });
  },
});

/** The script says which Pod or node it means, so that each of them may have an object of its own, or one of them does it for all. */
const isOfThisPod = ({ run }: InitContainerView): boolean =>
  /hostname|pod_?(?:name|index|ip|uid)|node_?name|ordinal|flock|lease/i.test(
    run.script?.text ?? run.argv.map(({ text, value }) => `${text} ${value ?? ""}`).join(" "),
  );
