import { rule } from "../engine/rule.ts";
import { exactWaitsIn } from "../script/exact-waits.ts";
import type { Run } from "../script/model.ts";
import { syntaxOf } from "../script/run.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "exact-value-wait",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "purpose: dependency checks"],
  summary: "Wait for one exact value of something that may be higher",
  why: `The loop is left when a setting of the node or a count is equal to one number. A node whose \`vm.max_map_count\` is higher than what the
application needs, or a dependency with one replica more, is better than required, and the loop never ends: the Pod stays in \`Init:0/1\`
on exactly the machines that are well prepared.`,
  fix: "Ask for at least that much: `-ge` instead of `-eq` or `=` (and `-lt` instead of `-ne` in a `while`), and bound the wait.",
  links: [
    "https://github.com/operator-framework/operator-sdk/pull/2248",
    "https://github.com/elastic/cloud-on-k8s/pull/8971",
    "https://github.com/Oteemo/charts/issues/55",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run)) return;
    if (!/\b(?:while|until)\b/.test(run.script?.text ?? "") || !hasUnbounded(run)) return;
    const syntax = syntaxOf(run);
    if (syntax === null || syntax.source.uncertain) return;
    const unbounded = run.waits.filter(({ bound }) => bound.kind === "none").map(({ place }) => place.span?.start);
    for (const { loop, place, quantity } of exactWaitsIn(syntax)) {
      if (!unbounded.includes(loop.span?.start)) continue;
      const what = quantity === "kernel" ? "a setting of the node" : "a count";
      report(
        place,
        `init container "${container.name ?? ""}" waits for one exact value of ${what}, so a higher one is waited out for ever`,
      );
    }
  },
});

const hasUnbounded = ({ waits }: Run): boolean => waits.some(({ bound }) => bound.kind === "none");
