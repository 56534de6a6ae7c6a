import { type PodView, rule } from "../engine/rule.ts";
import { at, isDictionary, type Path, printPath } from "../model/resource.ts";
import { isBuiltInWorkload } from "../model/workload.ts";

const right = "initContainers";
const meant = /^init[-_ ]?containers?$/i;

export default rule({
  id: "misplaced-init-containers",
  level: "error",
  since: "0.1.0",
  serves: ["concept: initContainers field"],
  summary: "Key for init containers is misspelt or stands in the wrong place",
  why: `Init containers are read from one place, \`initContainers\` of the pod spec, with exactly this spelling. Any other key is an unknown
field: \`kubectl apply\` refuses the manifest, and clients that do not ask for strict validation have the field dropped, so that the Pod
starts without its init containers and nothing says why.`,
  fix: `Move the list to the pod spec, beside \`containers\`: \`spec\` of a Pod, \`spec.template.spec\` of a Deployment, StatefulSet, DaemonSet or Job,
\`spec.jobTemplate.spec.template.spec\` of a CronJob. The key is \`initContainers\`.`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#using-init-containers",
    "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
  ],
  pod(view, report) {
    const { resource } = view;
    if (!isBuiltInWorkload(resource.apiVersion, resource.kind)) return;
    const spec = view.place().path;
    for (const path of placesToLook(view, spec)) {
      for (const key of keysAt(resource.body, path)) {
        if (!meant.test(key) || (key === right && path === spec)) continue;
        const problem =
          path === spec
            ? `is no field of a pod spec (it is "${right}")`
            : `stands in "${path.length === 0 ? "the top level" : printPath(path)}", not in "${printPath(spec)}"`;
        report({ resource, path: [...path, key] }, `key "${key}" ${problem}, so it is refused or silently dropped`);
      }
    }
  },
});

/** The pod spec, everything above it with its metadata, and what stands in its lists: where wrong indentation puts a key. */
function placesToLook({ spec, resource }: PodView, own: Path): readonly Path[] {
  const above = own.map((_, depth) => own.slice(0, depth));
  const inLists = (["initContainers", "containers", "volumes"] as const).flatMap((key) => {
    const list = spec[key];
    return Array.isArray(list) ? list.map((_, index) => [...own, key, index]) : [];
  });
  return [own, ...above, ...above.map((path) => [...path, "metadata"]), ...inLists].filter((path) =>
    isDictionary(at(resource.body, path)),
  );
}

/** The keys of an object, without reading a value: one that is not known says nothing about its neighbours. */
const keysAt = (body: unknown, path: Path): readonly string[] => {
  const value = at(body, path);
  return isDictionary(value) ? Reflect.ownKeys(value).filter((key) => typeof key === "string") : [];
};
