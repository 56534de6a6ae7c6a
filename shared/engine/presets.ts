import type { RuleSetting } from "./settings.ts";

/** What `extends` names without a file. Levels only: a preset switches no fact and hides no finding. */
export const presets: Readonly<Record<string, Readonly<Record<string, RuleSetting>>>> = {
  /** The rules' own levels. */
  recommended: {},
  /** For teams that have none of these left: what waits, hides or drifts blocks. */
  strict: {
    "unbounded-wait": { level: "error" },
    "swallowed-failure": { level: "error" },
    "mutable-image-tag": { level: "error" },
    "missing-resources": { level: "warning" },
    "attempt-without-timeout": { level: "warning" },
    "privileged-init": { level: "warning" },
    "dns-as-readiness": { level: "warning" },
  },
};
