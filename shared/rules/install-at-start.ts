import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { guardsIn } from "../script/guards.ts";
import { type Install, installsIn } from "../script/installs.ts";
import { pathOf } from "../script/paths.ts";
import { isBroken } from "../startup/output.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "install-at-start",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: code and binaries fetched", "practice: light images"],
  summary: "Packages are installed at every start of every Pod",
  why: `\`apk add\`, \`apt-get install\`, \`pip install\` and \`npm ci\` in an init container ask a package index each time a Pod starts: on a rollout, when a node is
drained, at three in the morning. When the index is slow, limits requests or is not reachable (no egress, an air gap), no Pod starts, and two Pods
of one version may get different packages. It also needs a root user and a file system that can be written.

Into a volume it is a notice: that can be what the init container is for.`,
  fix: "Install the packages when the image is built, and give the init container that image (one that has the tool exists for most of them). Behind a look at a persistent volume (`[ -d /deps/x ] || pip install …`) it happens once.",
  links: [
    "https://github.com/k8tre/k8tre/pull/154",
    "https://github.com/NVIDIA/OSMO/issues/79",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#using-init-containers",
  ],

  initContainer(view, report) {
    const { container, run } = view;
    if (run.form === "opaque" || isBroken(run)) return;
    const seen = new Set<string>();
    for (const install of installsIn(run)) {
      const { command, name } = install;
      if (seen.has(name) || guardsIn(run)(command)) continue;
      seen.add(name);
      const into = volumeOf(view, install);
      const place = command.words[0]?.place ?? command.place;
      if (into === undefined)
        report(
          place,
          `${initTitle(container)} runs "${name}" at each start, so no Pod starts while the package index does not answer`,
        );
      else
        report(
          place,
          `${initTitle(container)} runs "${name}" into volume "${into}" at each start, so it depends on the package index`,
          {
            level: "notice",
          },
        );
    }
  },
});

/** The volume that gets the packages; undefined when they go into the container's own file system, or nobody can tell. */
function volumeOf({ pod, container }: InitContainerView, { target }: Install): string | undefined {
  const path = pathOf(target, container.workingDir ?? null)?.path;
  return path === undefined ? undefined : mountAt(pod, container, path)?.mount.name;
}
