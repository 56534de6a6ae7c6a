import { rule } from "../engine/rule.ts";
import { parseImage } from "../model/image.ts";
import { isReplacedImage } from "../startup/replaced-images.ts";

/** Names that say themselves that a tool puts the real image in. */
const placeholder = /replace|placeholder|filled|to-be-set|changeme|dummy|example-image|your-/i;

export default rule({
  id: "mutable-image-tag",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: light images", "caution: images stay on the node"],
  summary: "Image of an init container has no tag, or the tag latest",
  why: `An image without a tag means \`latest\`, and \`latest\` is whatever was pushed last. Two pods of one Deployment can start with different
versions, a rollback does not bring the old one back, and \`imagePullPolicy\` becomes \`Always\`, so that no pod starts while the registry is
away. In init containers it is felt early: busybox changed what \`nslookup\` and \`timeout\` do between two \`latest\`.`,
  fix: "Name the version (`busybox:1.37.0`), or pin the digest (`busybox:1.37.0@sha256:…`) where a tag may be moved.",
  links: [
    "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    "https://kubernetes.io/docs/concepts/configuration/overview/",
    "https://github.com/docker-library/busybox/issues/48",
  ],
  initContainer({ container, set, place }, report) {
    const image = container.image === undefined ? undefined : parseImage(container.image);
    if (image === undefined || image.digest !== null || (image.tag !== null && image.tag !== "latest")) return;
    if (placeholder.test(container.image ?? "") || isReplacedImage(set, container.image ?? "")) return;
    const problem = image.tag === null ? "has no tag" : "has the tag latest";
    report(place("image"), `image "${container.image}" ${problem}, so each start may run another version`);
  },
});
