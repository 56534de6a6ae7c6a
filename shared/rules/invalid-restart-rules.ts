import { restartProblemsOn, restartRulesOn } from "../admission/restart-rules.ts";
import { summaryOf } from "../admission/verdicts.ts";
import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";

export default rule({
  id: "invalid-restart-rules",
  level: "error",
  since: "0.1.0",
  serves: ["concept: a failure restarts, by the restart policy", "practice: error handling"],
  summary: "restartPolicyRules of an init container that the cluster refuses or drops",
  why: `\`restartPolicyRules\` let exit codes decide whether a container starts again, from Kubernetes 1.35 on. 1.34 has them behind a gate that is off and
drops them without a word, older ones do not know the field. They need a \`restartPolicy\` beside them; each rule has \`exitCodes\` with an operator
and the action \`Restart\`, or from 1.36 on \`RestartAllContainers\`. Only from 1.36 on may a sidecar have them.`,
  fix: "Give the init container a `restartPolicy` (`Never` is what rules usually make exceptions from) and each rule its `exitCodes`; set `kubernetes` to the versions that you run, and leave the rules out where one of them does not know them.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5307-container-restart-policy",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5532-restart-all-containers-on-container-exits",
  ],
  initContainer({ container, pod: { clusters }, place }, report) {
    if ((container.restartPolicyRules ?? []).length === 0) return;
    const taking = clusters.filter((cluster) => restartRulesOn(cluster, container) === "accepts");
    const found = taking.flatMap((cluster) => restartProblemsOn(cluster, container));
    const problems = found.length > 0 ? found : [{ path: ["restartPolicyRules"], what: "has restart rules" }];
    for (const { path, what } of new Map(problems.map((problem) => [problem.what, problem])).values()) {
      const summary = summaryOf(clusters, "them", (cluster) => {
        const taken = restartRulesOn(cluster, container);
        if (taken !== "accepts") return taken;
        return restartProblemsOn(cluster, container).some((problem) => problem.what === what) ? "refuses" : "accepts";
      });
      if (summary === undefined) continue;
      const who = initTitle(container);
      report(place(...path), `${who} ${what}, so ${summary.so}`, { level: summary.level });
    }
  },
});
