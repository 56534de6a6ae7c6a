import { lint } from "../../shared/engine/lint.ts";
import type { InitContainerView, PodView, ResourceSet, Rule } from "../../shared/engine/rule.ts";
import { defaultSettings } from "../../shared/engine/settings.ts";
import { rules } from "../../shared/index.ts";
import { readFile } from "../../shared/source/documents.ts";
import type { SourceFile } from "../../shared/text.ts";

/** The ids of the rules that ask what a container of `files` runs. */
export function scriptRules(files: readonly SourceFile[]): readonly string[] {
  const asked = new Set<string>();
  const resources = files.flatMap((file) => readFile(file).resources);
  lint(
    resources,
    rules.map((rule) => noting(rule, () => void asked.add(rule.id))),
    defaultSettings,
    { today: "2026-01-01" },
  );
  return [...asked].sort();
}

/** The rule with views that tell when `run` is read. */
function noting(rule: Rule, note: () => void): Rule {
  const container = (view: InitContainerView): InitContainerView =>
    Object.create(view, {
      run: {
        get() {
          note();
          return view.run;
        },
      },
      pod: { get: () => pod(view.pod) },
    });
  const pod = (view: PodView): PodView =>
    Object.create(view, { initContainers: { get: () => view.initContainers.map(container) } });
  const set = (view: ResourceSet): ResourceSet =>
    Object.create(view, {
      pods: { get: () => view.pods.map(pod) },
      eachInitContainer: {
        value: (visit: (each: InitContainerView) => void) => view.eachInitContainer((each) => visit(container(each))),
      },
    });
  const { initContainer, pod: ofPod, resources: ofSet } = rule;
  if (initContainer) return { ...rule, initContainer: (view, ...rest) => initContainer(container(view), ...rest) };
  if (ofPod) return { ...rule, pod: (view, ...rest) => ofPod(pod(view), ...rest) };
  return { ...rule, resources: (view, ...rest) => ofSet(set(view), ...rest) };
}
