import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Level } from "../model/finding.ts";
import { parseImage } from "../model/image.ts";
import type { Command, Probe, Run } from "../script/model.ts";
import { clusterHost, resolve } from "../startup/names.ts";

export default rule({
  id: "unreliable-nslookup",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: dependency checks", "practice: light images"],
  summary: "Look-up of a short name by the nslookup of busybox 1.29 or later",
  why: `busybox 1.29 got an nslookup with a DNS client of its own. It asks for A and AAAA and for every entry of the search list at once, and its exit
status follows whichever of these answers fails; a name with a dot is never completed by the search list, so \`db.prod\` and \`db.prod.svc\`
are not found at all. Depending on version and build the loop waits for ever although the Service exists, or ends before it does.
\`busybox:1.28\` still asked the C library.`,
  fix: "Probe the port instead of the name (`nc -z -w 2 db 5432`); or ask for the whole name with its zone (`nslookup db.prod.svc.cluster.local`), or use `getent hosts` in an image that has it.",
  links: [
    "https://github.com/docker-library/busybox/issues/48",
    "https://github.com/kubernetes/website/issues/12050",
    "https://git.busybox.net/busybox/tree/networking/nslookup.c",
  ],

  initContainer(view, report) {
    const { container, role, run } = view;
    const flavour = role === "sidecar" ? undefined : flavourOf(container.image);
    if (flavour === undefined || bringsAnother(view)) return;
    for (const { tool, targets, command } of run.probes) {
      if (
        tool !== "nslookup" ||
        command.elsewhere ||
        decidesNothing(run, command) ||
        !targets.some(({ host }) => flavour.every || isShort(view, host))
      )
        continue;
      report(
        command.words[0]?.place ?? command.place,
        `init container "${container.name ?? ""}" asks "nslookup" of image "${container.image ?? ""}" for ${shown(targets)}, so the answer is unreliable`,
        { level: flavour.level },
      );
    }
  },
});

const shown = (targets: Probe["targets"]): string => targets.map((target) => `"${target.shown}"`).join(" and ");

interface Flavour {
  readonly level: Level;
  /** True for a build whose nslookup fails on any name. */
  readonly every: boolean;
}

/** undefined for an older busybox, another image, and one whose version is not written. */
function flavourOf(image: string | undefined): Flavour | undefined {
  const reference = parseImage(image ?? "");
  if (reference === undefined) return undefined;
  const { repository, digest } = reference;
  const tag = reference.tag ?? (digest === null ? "latest" : "");
  if (/(?:^|\/)library\/busybox$/.test(repository)) {
    const minor = /^1\.(\d{1,3})(?:[.-]|$)/.exec(tag)?.[1];
    const recent = minor === undefined ? /^(?:latest|stable|unstable|glibc|musl|uclibc)(?:-|$)/.test(tag) : Number(minor) >= 29;
    return recent ? { level: "warning", every: tag.includes("uclibc") } : undefined;
  }
  if (!/(?:^|\/)library\/alpine$/.test(repository)) return undefined;
  // Alpine 3.9 brought busybox 1.29 (aports, main/busybox).
  const minor = /^3\.(\d{1,3})(?:[._-]|$)/.exec(tag)?.[1];
  const recent = minor === undefined ? /^(?:latest|edge|3)$/.test(tag) : Number(minor) >= 9;
  return recent ? { level: "notice", every: false } : undefined;
}

/** `nslookup db || echo "no such name"` only tells: the one command that depends on it is a message. */
function decidesNothing({ commands }: Run, command: Command): boolean {
  const [next, afterNext] = commands.slice(commands.indexOf(command) + 1);
  if (command.fate !== "tested" || command.inLoop || command.conditional) return false;
  return next?.conditional === true && /^(?:echo|printf|true|:)$/.test(next.name ?? "") && afterNext?.conditional !== true;
}

/** A package with the nslookup of bind. */
const bringsAnother = ({ run, container }: InitContainerView): boolean =>
  container.env?.some(({ name }) => name === "PATH") === true ||
  run.commands.some(({ name, words }) => name === "apk" && words.some(({ text }) => text.includes("bind")));

/** True for a name of the cluster without its zone, which only the search list completes. */
function isShort({ set, resource }: InitContainerView, host: string): boolean {
  const name = clusterHost(host);
  if (name === undefined || host.endsWith(".")) return false;
  if (name.certain) return !host.includes(".") || host.endsWith(".svc");
  const wellKnown = name.namespace === "default" || name.namespace === "kube-system" || name.namespace === resource.namespace;
  return wellKnown || resolve(set, host, resource) !== undefined;
}
