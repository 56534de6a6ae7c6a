import { rule } from "../engine/rule.ts";
import { swallowedIn } from "../script/swallowed.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "swallowed-failure",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "caution: debugging"],
  summary: "Script that succeeds although a step failed",
  why: `A shell goes on after a command that failed, and the script's result is that of its last command. When that is an \`echo\`, a \`true\` or an
\`exit 0\`, the init container always succeeds: the main containers start without the files, the permissions or the schema that the failed step
owed them, and the cause is only in the log of a container that "completed".`,
  fix: "Start the script with `set -eu` (or run `sh -ec`), or join the steps with `&&`. Write `|| true` behind the one command that may fail.",
  links: [
    "https://github.com/sentinel-hub/titiler-openeo/pull/402",
    "https://github.com/gke-labs/kube-agents/pull/1068",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run)) return;
    const first = swallowedIn(run);
    if (first === null) return;
    const { command, last } = first;
    const isSet = /^(?:true|:|exit)$/.test(last.name ?? "") && !/^(?:chown|chgrp|sysctl)$/.test(command.name ?? "");
    report(
      (command.words[0] ?? command).place,
      `init container "${container.name ?? ""}" goes on when "${command.name ?? ""}" fails and ends with "${last.name ?? ""}", so it can succeed without it`,
      { level: isSet ? "error" : "warning", related: [{ place: last.place, message: "this decides the exit status" }] },
    );
  },
});
