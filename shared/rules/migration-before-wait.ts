import { type InitContainerView, rule } from "../engine/rule.ts";
import { findMigration } from "../knowledge/migrations.ts";
import { guardsIn } from "../script/guards.ts";
import type { Run } from "../script/model.ts";
import { databasesOf } from "../startup/databases.ts";
import { isBroken, isPlain } from "../startup/output.ts";

export default rule({
  id: "migration-before-wait",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: migrations", "purpose: dependency checks"],
  summary: "Migration that nothing has made wait for the database of the same set",
  why: `The workloads of a release start together. A migration that is the first to speak to a database of the same release fails until that one
answers, so the init container restarts with a growing pause (10 s to 5 min) and ends well in the end. It costs time, and a failed first
start is the usual thing in its logs.`,
  fix: "Wait for the database before it, with a limit, in an init container of its own or in the same script (`timeout 120 sh -c 'until pg_isready -h db; do sleep 2; done'`), or let the migration try again by itself.",
  links: [
    "https://github.com/PrefectHQ/prefect-operator/pull/95",
    "https://github.com/flightctl/flightctl/pull/1785",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      const { run, role, pod, container, index, resource } = view;
      if (role === "sidecar" || pod.partial || isBroken(run)) return;
      const at = run.commands.findIndex(({ words }) => findMigration(words.map(({ value }) => value)) !== null);
      const command = run.commands[at];
      if (command === undefined || command.inLoop || command.fate === "tested" || guardsIn(run)(command)) return;
      if (run.waits.length > 0 || run.probes.length > 0 || !run.commands.slice(0, at).every(isPlain)) return;
      if (!pod.initContainers.slice(0, index).every(isUnaware)) return;
      const [service] = databasesOf(set, container, resource);
      const migration = findMigration(command.words.map(({ value }) => value));
      if (service === undefined || migration === null) return;
      report(
        command.words[0]?.place ?? command.place,
        `init container "${container.name ?? ""}" runs "${migration.name}" before anything waits for Service "${service.resource.name}", so it may fail at first`,
        {
          related: [
            { place: { resource: service.resource, path: ["metadata", "name"] }, message: "the database of the same set" },
          ],
        },
      );
    });
  },
});

/** An init container before it that certainly asks nobody. */
const isUnaware = ({ run, role }: InitContainerView): boolean => role === "run-once" && run.form !== "opaque" && asksNobody(run);

const asksNobody = ({ waits, probes, commands }: Run): boolean =>
  waits.length === 0 && probes.length === 0 && commands.every(isPlain) && !commands.some(({ name }) => name === "sleep");
