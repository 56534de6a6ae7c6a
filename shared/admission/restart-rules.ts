/**
 * What the API server makes of `restartPolicyRules` of an init container.
 * Source: pkg/apis/core/validation (validateInitContainerRestartPolicy, validateContainerRestartPolicy) and pkg/api/pod/util.go
 * (dropContainerRestartRules) of Kubernetes 1.34.0 and 1.37.2.
 */
import type { Cluster } from "../model/gates.ts";
import type { Container } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import type { Verdict } from "./verdicts.ts";

/** Why the server refuses the rules. */
export interface RestartProblem {
  /** Below the init container, as the server names it. */
  readonly path: Path;
  /** What is the case, behind the container's name; tells one problem from another. */
  readonly what: string;
}

type RestartRule = NonNullable<Container["restartPolicyRules"]>[number];

const mostRules = 20;
const mostValues = 255;
const operators = ["In", "NotIn"];

/** The first version that knows the field, and the first that asks for a `restartPolicy` beside it. */
const firstToKnow = 34;
const firstToAsk = 35;

/** What a server makes of the rules before it looks into them. */
export function restartRulesOn({ minor, isOn }: Cluster, { restartPolicy }: Container): Verdict {
  if (minor < firstToKnow) return "refuses";
  if (!isOn("ContainerRestartRules")) return "drops";
  return restartPolicy === "Always" && !isOn("RestartAllContainersOnContainerExits") ? "refuses" : "accepts";
}

/** What a server that takes rules finds wrong with these. A bad `restartPolicy` is a matter of its own. */
export function restartProblemsOn(cluster: Cluster, container: Container): readonly RestartProblem[] {
  const { restartPolicy, restartPolicyRules = [] } = container;
  if (restartPolicyRules.length === 0) return [];
  if (restartPolicy === undefined)
    return cluster.minor < firstToAsk ? [] : [{ path: ["restartPolicy"], what: "has restart rules but no policy" }];
  const actions = cluster.isOn("RestartAllContainersOnContainerExits") ? ["Restart", "RestartAllContainers"] : ["Restart"];
  const tooMany = { path: ["restartPolicyRules"], what: `has over ${mostRules} restart rules` };
  return [
    ...(restartPolicyRules.length > mostRules ? [tooMany] : []),
    ...restartPolicyRules.flatMap((each, index) => problemsIn(each, index, actions)),
  ];
}

function problemsIn({ action, exitCodes }: RestartRule, index: number, actions: readonly string[]): readonly RestartProblem[] {
  const problem = (what: string, ...path: Path): RestartProblem => ({
    path: ["restartPolicyRules", index, ...path],
    what: `has ${what} restart rule ${index + 1}`,
  });
  const word = (name: string, value: string | undefined, allowed: readonly string[], ...path: Path): RestartProblem[] => {
    if (value !== undefined && allowed.includes(value)) return [];
    return [problem(value ? `"${value}" as ${name} of` : `no ${name} in`, ...path)];
  };
  const actionProblems = word("action", action, actions, "action");
  if (exitCodes === undefined) return [...actionProblems, problem("no exitCodes in", "exitCodes")];
  const { operator, values = [] } = exitCodes;
  return [
    ...actionProblems,
    ...word("operator", operator, operators, "exitCodes", "operator"),
    ...(values.length > mostValues ? [problem(`over ${mostValues} exit codes in`, "exitCodes", "values")] : []),
  ];
}
