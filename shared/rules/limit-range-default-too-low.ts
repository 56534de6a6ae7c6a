import { rule } from "../engine/rule.ts";
import { printQuantity } from "../model/quantity.ts";
import { readSides } from "../startup/amounts.ts";
import { limitsFor, withDefaults } from "../startup/limit-ranges.ts";

export default rule({
  id: "limit-range-default-too-low",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: requests and limits"],
  summary: "Init container that gets a smaller memory limit by default than the app has with the same image",
  why: `The LimitRange of the namespace gives every container without a memory limit its default, init containers too. The app has a limit of its own
because it needs more; a step that runs the same image, a migration or a set-up of the database, usually needs about as much. It is
killed with exit code 137, starts again, is killed again, and the Pod stays in \`Init:OOMKilled\`.`,
  fix: "Write a memory limit for the init container: the app's is a good start, and costs nothing while the app has it too.",
  links: [
    "https://kubernetes.io/docs/concepts/policy/limit-range/",
    "https://github.com/bitpoke/mysql-operator/issues/371",
    "https://github.com/mariadb-operator/mariadb-operator/issues/1399",
  ],
  resources(set, report) {
    if (set.all("LimitRange").length === 0) return;
    set.eachInitContainer(({ pod, container, resource, role, place }) => {
      const { image = "", resources = {}, name = "" } = container;
      const { items, complete } = limitsFor(set, resource);
      if (role === "sidecar" || pod.partial || !complete || image === "") return;
      const range = items.find((item) => item.default.memory !== undefined)?.range;
      const limit = readSides(withDefaults(items)(container))?.limits.get("memory");
      if (range === undefined || limit === undefined || resources.limits?.memory !== undefined) return;
      for (const app of pod.spec.containers ?? []) {
        if (app?.image !== image) continue;
        const needed = readSides(app.resources ?? {})?.limits.get("memory");
        if (needed === undefined || needed.amount <= limit.amount) continue;
        const [low, high] = [limit, needed].map(({ amount, notation }) => printQuantity(amount, notation));
        report(
          container.resources === undefined ? place() : place("resources"),
          `init container "${name}" gets a memory limit of ${low} from LimitRange "${range.name}", but container "${app.name ?? ""}" of the same image has ${high}`,
        );
        return;
      }
    });
  },
});
