import type { LocatedPlan } from "../shared/text.ts";
import type { Outcome } from "./outcome.ts";
import { place, styleOf, unread } from "./text.ts";
import { counted, harmless, visible } from "./visible.ts";

/** How each Pod starts, for people. */
export function printPlans(outcome: Outcome, { colour }: { readonly colour: boolean }): string {
  const style = styleOf(colour);
  const { plans = [], stats } = outcome.report;
  const blocks = plans.map((plan) => [heading(plan, style), ...steps(plan), ...effective(plan), ""]);
  const closing =
    plans.length === 0
      ? `no init containers in ${counted(stats.files, "file")}`
      : `the start of ${counted(plans.length, "Pod")} with init containers in ${counted(new Set(plans.map(({ file }) => file)).size, "file")}`;
  const lines = [...blocks.flat(), ...unread(outcome, style), style("bold", closing)];
  return lines.map((line) => `${harmless(line)}\n`).join("");
}

function heading({ file, line, resource, kubernetes, partial }: LocatedPlan, style: ReturnType<typeof styleOf>): string {
  const { kind, namespace, name } = resource;
  const who = `${kind} ${namespace === null ? "" : `${namespace}/`}${name === "" ? "(no name)" : name}`;
  const part = partial ? ", of which only a part is written here" : "";
  return `${style("bold", place({ file, line, column: 1 }))}  ${visible(who)}  on Kubernetes ${kubernetes}${part}`;
}

function steps({ steps: all }: LocatedPlan): readonly string[] {
  const beside = all.some(({ role }) => role === "sidecar") ? "with the sidecars" : "the app";
  return all.flatMap(({ role, names, does, until, requests, limits }, index) => {
    const isApp = role === "containers";
    const who = `${isApp && names.length === 1 ? "container" : role} ${names.map((name) => `"${name}"`).join(", ")}`;
    const facts = [listed("requests", requests), listed("limits", limits), until === "" ? beside : `next when ${until}`];
    const doing = isApp && names.length === 1 ? "" : `: ${does}`;
    return [`  ${index + 1}. ${visible(`${who}${doing}`)}`, `     ${visible(facts.join(" · "))}`];
  });
}

function listed(what: string, amounts: Readonly<Record<string, string>> | null): string {
  if (amounts === null) return `${what} not known`;
  const entries = Object.entries(amounts).map(([name, amount]) => `${name} ${amount}`);
  return entries.length === 0 ? `no ${what}` : `${what} ${entries.join(", ")}`;
}

function effective({ requests, limits, qos }: LocatedPlan): readonly string[] {
  const decided = (amounts: LocatedPlan["requests"]): string => {
    if (amounts === null) return "not known";
    const entries = Object.entries(amounts).map(([name, { amount, because }]) => `${name} ${amount} (${because})`);
    return entries.length === 0 ? "none" : entries.join(", ");
  };
  return [
    `  effective requests  ${visible(decided(requests))}`,
    `  effective limits    ${visible(decided(limits))}`,
    `  QoS class           ${visible(qos === null ? "not known" : `${qos.class} (${qos.because})`)}`,
  ];
}
