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
  return all.flatMap(({ role, names, does, until, requests, limits }, index) => {
    const isApp = role === "containers";
    const who = `${isApp && names.length === 1 ? "container" : role} ${names.map((name) => (name === null ? "(name not known)" : `"${name}"`)).join(", ")}`;
    const isBeside = all.slice(0, index).some((each) => each.role === "sidecar");
    const facts = [
      listed("requests", requests),
      listed("limits", limits),
      ...(isBeside ? [isApp ? "with the sidecars" : "with the sidecars before"] : []),
      ...(isApp ? (isBeside ? [] : ["the app"]) : [until === null ? "not known when the next starts" : `next when ${until}`]),
    ];
    const doing = isApp && names.length <= 1 ? "" : `: ${does}`;
    return [`  ${index + 1}. ${visible(`${who.trim()}${doing}`)}`, `     ${visible(facts.join(" · "))}`];
  });
}

function listed(what: string, amounts: Readonly<Record<string, string>> | null): string {
  if (amounts === null) return `${what} not known`;
  const entries = Object.entries(amounts).map(([name, amount]) => `${name} ${amount}`);
  return entries.length === 0 ? `no ${what}` : `${what} ${entries.join(", ")}`;
}

function effective({ requests, limits, qos, deadline }: LocatedPlan): readonly string[] {
  return [
    ...labelled("effective requests", decided(requests)),
    ...labelled("effective limits", decided(limits)),
    ...labelled("QoS class", [qos === null ? "not known" : `${qos.class}: ${qos.because}`]),
    ...(deadline === null ? [] : labelled("ended", [`after ${deadline} s (activeDeadlineSeconds)`])),
  ];
}

/** Amounts that one term decides share a line. */
function decided(amounts: LocatedPlan["requests"]): readonly string[] {
  if (amounts === null) return ["not known"];
  const byTerm = new Map<string, string[]>();
  for (const [name, { amount, because }] of Object.entries(amounts))
    byTerm.set(because, [...(byTerm.get(because) ?? []), `${name} ${amount}`]);
  return byTerm.size === 0 ? ["none"] : [...byTerm].map(([because, list]) => `${list.join(", ")}: ${because}`);
}

const labelled = (label: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(18)}  ${visible(line)}`);
