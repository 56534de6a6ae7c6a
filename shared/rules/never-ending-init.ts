import { type InitContainerView, rule } from "../engine/rule.ts";
import { within } from "../model/version.ts";
import { endlessPart } from "../startup/endless.ts";

export default rule({
  id: "never-ending-init",
  level: "error",
  since: "0.1.0",
  serves: ["practice: clear purpose", "concept: run before the app"],
  summary: "Init container that never ends, so that the app never starts",
  why: `The next init container and the main containers start when this one has ended with success. A server, \`sleep infinity\`, \`tail -f /dev/null\`
or a loop without a way out never does: the Pod stays in \`Init:0/1\` and no event says why.

Work beside the app belongs into a sidecar, an init container with \`restartPolicy: Always\` (Kubernetes 1.29 and later): it is started in
its turn and keeps running. Which images run a server by default is read from initguard's table of images.`,
  fix: "Make it a sidecar with `restartPolicy: Always` (and a `startupProbe` when the app needs it up), or let it end.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
  ],

  initContainer(view, report) {
    const { container, role, run, place, pod } = view;
    // A patch may be one of a sidecar: what makes it one stands elsewhere.
    const isPatch = pod.partial && container.image === undefined;
    if (role === "sidecar" || isPatch) return;
    const sidecar = { place: place("restartPolicy"), value: "Always" };
    const edits = within(view.kubernetes, 0, 29) === undefined ? [sidecar] : [];
    const subject = `init container "${container.name ?? ""}"`;
    const consequence = "so the main containers never start";
    if (isServer(view)) {
      report(place("image"), `${subject} runs the server of image "${container.image ?? ""}", ${consequence}`, { edits });
      return;
    }
    const part = endlessPart(run);
    if (part === undefined) return;
    const what = part.program === null ? "loops without a way out" : `runs "${part.program}", which never ends`;
    report(part.place, `${subject} ${what}, ${consequence}`, { edits });
  },
});

/** The image's own command runs, or its args repeat it, and the table says that it is a server. */
function isServer({ container: { command = [], args = [] }, image, pod }: InitContainerView): boolean {
  if (command.length > 0 || image?.server !== true || pod.partial) return false;
  return args.length === 0 || (image.command !== null && args.join("\n") === image.command.join("\n"));
}
