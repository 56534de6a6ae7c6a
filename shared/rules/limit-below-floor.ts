import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { notationOf, parseQuantity, printQuantity } from "../model/quantity.ts";

/** Below it runc has no room to set the container up (moby/moby#41167). */
const ofRunc = parseQuantity("6Mi") ?? 0n;
/** container_min_memory, the default of CRI-O: 12582912 bytes. */
const ofCrio = parseQuantity("12Mi") ?? 0n;

export default rule({
  id: "limit-below-floor",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: requests and limits"],
  summary: "Init container with a memory limit below what a container can start with",
  why: `The limit also holds for the runtime that sets the container up. With less than about 6Mi runc does not get through, and the error says nothing
of memory. CRI-O refuses a limit below 12Mi unless it runs crun (\`set memory limit 8388608 too low\`); that is a notice. A suffix is often the reason: \`128m\` is 0.128 bytes, and \`128\` are 128 bytes.`,
  fix: "Give even a step that only waits `16Mi`, better `32Mi`: a limit reserves nothing when a smaller request stands beside it. Mebibytes are written `Mi`.",
  links: [
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
    "https://github.com/moby/moby/issues/41167",
    "https://github.com/cri-o/cri-o/pull/7832",
    "https://github.com/oracle/weblogic-kubernetes-operator/issues/5518",
  ],
  initContainer({ container, place }, report) {
    const written = container.resources?.limits?.memory;
    const limit = written === undefined ? undefined : parseQuantity(written);
    // A zero is no limit, and what is below it the API server refuses.
    if (written === undefined || limit === undefined || limit <= 0n || limit >= ofCrio) return;
    const who = initTitle(container);
    const what = `has a memory limit of ${printQuantity(limit, notationOf(written))}`;
    const where = place("resources", "limits", "memory");
    if (limit < ofRunc) report(where, `${who} ${what}, so runc cannot start it`);
    else report(where, `${who} ${what}, so CRI-O refuses to start it where runc is its runtime`, { level: "notice" });
  },
});
