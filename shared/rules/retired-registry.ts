import { rule } from "../engine/rule.ts";
import { retiredCatalogue } from "../knowledge/registries.ts";
import { parseImage } from "../model/image.ts";
import { isReplacedImage } from "../startup/replaced-images.ts";

export default rule({
  id: "retired-registry",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["practice: light images", "caution: images stay on the node"],
  summary: "Image from a registry that was removed or frozen",
  why: `Init containers often run a helper image that somebody else publishes, and nobody looks at it again. Bitnami took the versioned tags
of its catalogue from Docker Hub on 2025-09-29 (and all of quay.io in 2022): a node that does not have the image yet cannot pull it, so the
Pod runs where it ran before and stays in \`Init:ErrImagePull\` elsewhere.

\`bitnamilegacy\`, \`k8s.gcr.io\` and \`gcr.io/google_containers\` still answer, but they are frozen: the image gets no fix, and the registry can
end without another notice.`,
  fix: "Take the image from who publishes it now (`registry.k8s.io` for `k8s.gcr.io`, the project's own image for a Bitnami one), or keep a copy in your own registry. `registry.k8s.io/kubectl` has no shell.",
  links: [
    "https://github.com/bitnami/containers/issues/83267",
    "https://github.com/SAP/sap-btp-service-operator/issues/562",
    "https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/",
  ],

  initContainer({ container, set, place }, report) {
    const reference = container.image === undefined ? undefined : parseImage(container.image);
    const catalogue = reference && retiredCatalogue(reference);
    if (catalogue === undefined || isReplacedImage(set, container.image ?? "")) return;
    const { state, since } = catalogue;
    if (state === "gone")
      report(place("image"), `image "${container.image}" left its registry on ${since}, so a node without it cannot pull it`, {
        level: "error",
      });
    else report(place("image"), `image "${container.image}" is in a catalogue frozen since ${since}, so no fix of it arrives`);
  },
});
