/** The figures of `npm run parity`: everything that initguard says beside everything that the oracle answered. */
import { podSecurity } from "../../shared/admission/pod-security/pod-security.ts";
import { clustersOf } from "../../shared/model/gates.ts";
import { type Metadata, metadataShape, type PodSpec, podSpecShape } from "../../shared/model/pod.ts";
import { printQuantity } from "../../shared/model/quantity.ts";
import { at, type Path, type Resource } from "../../shared/model/resource.ts";
import { conform } from "../../shared/model/shape.ts";
import { podTemplates } from "../../shared/model/workload.ts";
import { type Decided, effectiveResources } from "../../shared/startup/resources.ts";
import { differences, readManifests, saidOf } from "./agreement.ts";
import { bare, isAt } from "./paths.ts";
import { type Kept, printList, printViolations, questions, standards } from "./questions.ts";
import type { Fields } from "./rows/row.ts";
import { type Server, serverNames, servers } from "./servers.ts";
import { atStep, keyOf, readAnswers } from "./store.ts";
import type { Made } from "./validity.ts";
import { parseVerdict, type Reason, type Verdict } from "./verdict.ts";
import type { Wrong } from "./wrong-types.ts";

export interface Disagreement {
  readonly title: string;
  /** The server, or the version of the standards. */
  readonly server: string;
  readonly checks: readonly string[];
  readonly differences: readonly string[];
  readonly manifest: unknown;
}

export interface Agreement {
  readonly name: string;
  /** How many answers were compared. */
  readonly asked: number;
  readonly disagreements: readonly Disagreement[];
  /** Titles of inputs without a committed answer. */
  readonly unanswered: readonly string[];
}

/** The three figures. */
export const agreements = (): readonly Agreement[] => [
  together("validity", [generated(), cases(), wrongTypes()]),
  resources(),
  security(),
];

function together(name: string, all: readonly Agreement[]): Agreement {
  return {
    name,
    asked: all.reduce((sum, { asked }) => sum + asked, 0),
    disagreements: all.flatMap(({ disagreements }) => disagreements),
    unanswered: all.flatMap(({ unanswered }) => unanswered),
  };
}

/** Validity of the manifests that try every check. */
export const generated = (): Agreement => validityOf("generated", () => true);

/** Validity of the cases: only what concerns their init containers is held against initguard. */
export const cases = (): Agreement => validityOf("cases", isAboutInit);

/** True for a reason that stands in an init container. To the server a volume that it refuses does not exist, so nobody can mount it. */
export const isAboutInit = ({ path, type }: Reason, { refusals }: Verdict): boolean =>
  path.includes("nitContainers") && !(type === "Not found" && refusals.some((each) => /\.volumes\[/.test(each.path)));

/** Validity of the cases with a wrong type somewhere: what the server refuses at that place of an init container must be said. */
export const wrongTypes = (): Agreement =>
  validityOf("wrong-types", ({ path, type }, _, made) => {
    const { place = "" } = made as Partial<Wrong>;
    if (!place.includes("nitContainers")) return false;
    return type === "wrong type" ? bare(place).startsWith(path) && path !== "" : isAt(place, path) || path.startsWith(place);
  });

/** The differences of each manifest, at one step of the answers. */
type Differing = (
  made: readonly Made[],
  step: string,
  answer: (made: Made) => readonly string[],
) => readonly (readonly string[])[];

function compared(name: keyof typeof questions, steps: readonly string[], differing: Differing): Agreement {
  const answers = readAnswers<Kept>(name);
  const made: readonly Made[] = questions[name].make();
  const kept = (each: Made): Kept | undefined => answers.get(keyOf(each.manifest));
  const answered = made.filter((each) => kept(each) !== undefined);
  const disagreements = steps.flatMap((step) => {
    const found = differing(answered, step, (each) => atStep(kept(each) ?? [], steps, step));
    return answered.flatMap((each, index) => {
      const differences = found[index] ?? [];
      return differences.length === 0 ? [] : [{ ...each, server: step, differences }];
    });
  });
  const unanswered = made.filter((each) => kept(each) === undefined).map(({ title }) => title);
  return { name, asked: answered.length * steps.length, disagreements, unanswered };
}

const serverNamed = (name: string): Server => servers.find((server) => server.name === name) ?? (servers[0] as Server);

function validityOf(
  name: "generated" | "cases" | "wrong-types",
  inScope: (reason: Reason, verdict: Verdict, made: Made) => boolean,
): Agreement {
  let read: readonly Resource[] | undefined;
  return compared(name, serverNames, (made, step, answer) => {
    read ??= readManifests(made.map(({ manifest }) => manifest));
    const said = saidOf(read, serverNamed(step));
    return made.map((each, index) => {
      const verdict = parseVerdict(answer(each));
      return differences(said[index] ?? [], verdict, each.manifest, (reason) => !each.isPart && inScope(reason, verdict, each));
    });
  });
}

/** Effective requests and limits, as the server prints them, and the QoS class. */
export const resources = (): Agreement =>
  compared("resources", serverNames, (made, step, answer) => {
    const { minor, gates } = serverNamed(step);
    const [cluster] = clustersOf({ min: minor, max: minor }, gates);
    return made.map((each) => {
      const found = cluster && effectiveResources(podOf(each.manifest).spec, cluster);
      if (found === undefined) return ["no effective resources"];
      return different(answer(each), [listed(found.requests), listed(found.limits), found.qos.class]);
    });
  });

const listed = (amounts: ReadonlyMap<string, Decided>): string =>
  printList(Object.fromEntries([...amounts].map(([name, { amount, notation }]) => [name, printQuantity(amount, notation)])));

/** The checks of the Pod Security Standards that a pod breaks, in the server's words. */
export const security = (): Agreement =>
  compared("pod-security", standards, (made, step, answer) => {
    const [cluster] = clustersOf({ min: 37, max: 37 });
    return made.map((each) =>
      different(
        answer(each),
        (["baseline", "restricted"] as const).map((level) =>
          cluster === undefined
            ? ""
            : printViolations(podSecurity({ level, version: Number(step) }, { ...podOf(each.manifest), claims: [], cluster })),
        ),
      ),
    );
  });

const different = (server: readonly string[], said: readonly string[]): readonly string[] =>
  server.flatMap((each, index) => (each === said[index] ? [] : [`the server: ${each}`, `initguard:  ${said[index]}`]));

/** The pod of a workload, as a rule sees it. */
function podOf(manifest: Fields): { readonly spec: PodSpec; readonly metadata: Metadata } {
  const [template] = podTemplates({ apiVersion: String(manifest.apiVersion), kind: String(manifest.kind), body: manifest });
  const read = (path: Path | null | undefined, shape: typeof podSpecShape | typeof metadataShape): object =>
    path == null ? {} : ((conform(at(manifest, path), shape, [], []) ?? {}) as object);
  return { spec: read(template?.spec, podSpecShape), metadata: read(template?.metadata, metadataShape) };
}
