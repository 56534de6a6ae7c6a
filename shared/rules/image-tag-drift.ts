import { rule } from "../engine/rule.ts";
import { type ImageReference, imageName, parseImage } from "../model/image.ts";
import { isReplacedImage } from "../startup/replaced-images.ts";

export default rule({
  id: "image-tag-drift",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: migrations", "purpose: code and binaries"],
  summary: "Init container and app run two versions of one image",
  why: `An init container that runs the app's own image prepares something for exactly that version: it migrates its schema, copies its assets,
writes its configuration. When an update changes only one of the two tags, the old code prepares what the new code reads, or the reverse, and
nothing fails until the app meets it.`,
  fix: "Give both the same tag (and digest). With kustomize or Helm, set the image once: an entry of `images` or a value that both use.",
  links: [
    "https://github.com/pgadmin-org/pgadmin4/pull/10014",
    "https://github.com/kubernetes/kubernetes/issues/44676",
    "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  ],

  initContainer({ container, pod, set, place }, report) {
    const own = container.image === undefined ? undefined : parseImage(container.image);
    if (own === undefined || toolboxes.test(imageName(own)) || isReplacedImage(set, container.image ?? "")) return;
    const others = (pod.spec.containers ?? []).flatMap(({ image }, index) => {
      const reference = image === undefined ? undefined : parseImage(image);
      return reference === undefined || imageName(reference) !== imageName(own) ? [] : [{ reference, index, image }];
    });
    // An app that runs in several versions has none that the init container could be measured by.
    const [first] = others;
    if (first === undefined || others.some(({ reference }) => !differs(reference, own))) return;
    report(
      place("image"),
      `init container "${container.name ?? ""}" runs "${container.image}" and the app "${first.image}", so they can disagree`,
      { related: [{ place: pod.place("containers", first.index, "image"), message: "the app's image" }] },
    );
  },
});

/** Images of tools that have no data or schema of their own. */
const toolboxes = /^docker\.io\/library\/(?:alpine|bash|busybox|debian|ubuntu)$/;

/** Both say which version they are, it is not the same, and nothing else differs. A reference without a tag means latest. */
function differs(a: ImageReference, b: ImageReference): boolean {
  if (a.digest !== null && b.digest !== null && a.tag === b.tag) return a.digest !== b.digest;
  // A digest alone may be of any tag.
  if ((a.digest !== null && a.tag === null) || (b.digest !== null && b.tag === null)) return false;
  const [one, other] = [read(a.tag ?? "latest"), read(b.tag ?? "latest")];
  if (one === null || other === null || one.variant !== other.variant) return false;
  // `16` can be `16.4`.
  return !`${one.version}.`.startsWith(`${other.version}.`) && !`${other.version}.`.startsWith(`${one.version}.`);
}

/** `1.4.2-alpine` is version 1.4.2 of the variant alpine; null for a tag that names no version. */
function read(tag: string): { readonly version: string; readonly variant: string } | null {
  if (tag === "latest" || /^(?:sha-)?[0-9a-f]{7,40}$/.test(tag)) return { version: tag, variant: "" };
  const match = /^v?(\d+(?:\.\d+)*(?:-(?:rc|alpha|beta)[.\d]*)?)(?:[-_+](.+))?$/.exec(tag);
  return match === null ? null : { version: match[1] ?? "", variant: match[2] ?? "" };
}
