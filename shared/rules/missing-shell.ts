import { type InitContainerView, rule } from "../engine/rule.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "missing-shell",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "practice: error handling"],
  summary: "Shell command in an image that does not have this shell",
  why: `Small images often hold one program and nothing else: distroless, scratch and \`registry.k8s.io/kubectl\` have no shell at all, and
busybox and Alpine have \`sh\` but no \`bash\`. The runtime then cannot start the container
(\`exec: "sh": executable file not found in $PATH\`), and the Pod stays in \`Init:RunContainerError\` or \`Init:CrashLoopBackOff\`.

What an image holds comes from initguard's table of images, or from \`images\` in the settings; an image that neither names gives no finding.`,
  fix: "Call the program directly (`command: [kubectl, wait, …]`), use the shell that the image has (`sh` for `bash`), or take a variant of the image with a shell, such as `-alpine`, `-slim` or `:debug`.",
  links: [
    "https://github.com/paperclipinc/openclaw-operator/issues/105",
    "https://github.com/FusionAuth/fusionauth-containers/issues/50",
    "https://github.com/GoogleContainerTools/distroless#debug-images",
  ],

  initContainer(view, report) {
    const { container, image, run } = view;
    if (run.shell === null || image === null || isFromElsewhere(view)) return;
    const absent = image.shell === "none" || (image.tools !== null && !image.tools.has(run.shell.name));
    if (!absent) return;
    report(
      run.shell.place,
      `init container "${container.name ?? ""}" runs "${run.shell.name}", which image "${container.image ?? image.entry}" does not have, so it cannot start`,
    );
  },
});

/**
 * A shell that a volume brings, one of the node (behind nsenter or chroot), an own PATH, or one that only a shebang names:
 * not a question of the image, or not of this rule.
 */
function isFromElsewhere({ pod, container, run }: InitContainerView): boolean {
  const programs = run.argv.map(({ value }) => value?.split("/").at(-1));
  const index = programs.indexOf(run.shell?.name);
  const called = run.argv[index];
  if (called?.value == null || container.env?.some(({ name }) => name === "PATH")) return true;
  if (programs.slice(0, index).some((name) => name === "nsenter" || name === "chroot")) return true;
  const folders = called.value.includes("/") ? [called.value] : ["/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin"];
  return folders.some((path) => mountAt(pod, container, path) !== undefined);
}
