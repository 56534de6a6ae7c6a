/** The rules that say what the API server would say: their errors are held against its own answers. */
export const validityRules: readonly string[] = [
  "broken-file-key-ref",
  "deadline-in-long-running-template",
  "duplicate-container-name",
  "failure-policy-unknown-container",
  "invalid-init-field",
  "invalid-init-restart-policy",
  "invalid-pod-field",
  "invalid-restart-rules",
  "misplaced-init-containers",
  "pod-resources-below-init",
  "probe-on-run-once",
  "resize-policy-on-run-once",
  "restart-policy-on-app-container",
  "undefined-volume-mount",
  "unprivileged-bidirectional-mount",
];
