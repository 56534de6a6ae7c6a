import { enforcedOn } from "../admission/pod-security/policy.ts";
import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import { initTitle } from "../model/pod.ts";

/** What the Pod Security Standard "baseline" lets a container add (k8s.io/pod-security-admission, policy/check_capabilities_baseline.go). */
const harmless = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);
/** Sockets of docker, containerd, CRI-O and cri-dockerd: who can open one can start any container on the node. */
const runtimeSocket = /\/(?:docker|containerd|crio|cri-dockerd)\.sock$/;

export default rule({
  id: "privileged-init",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: permissions", "practice: clear purpose"],
  summary: "Init container has rights on the node: privileged, strong capabilities, the node's files or its container runtime",
  why: `Setting a kernel parameter, installing a driver or a CNI plugin needs such rights, and an init container is the right place to use them
for a moment. They are the node's all the same: the step's image and script are trusted with every other Pod on it. Namespaces with the
Pod Security level \`baseline\` or \`restricted\` refuse the Pod; when such a namespace is in the set, pod-security-rejection says so instead.`,
  fix: "Ask for the one capability that is needed instead of `privileged`, mount the one directory of the node that is meant and `readOnly` where it is only read. Say in an exception what the right is for, or move the work to the node's own setup.",
  links: [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
    "https://github.com/elastic/cloud-on-k8s/issues/5410",
    "https://github.com/elastic/helm-charts/issues/689",
  ],
  initContainer(view, report) {
    if (enforcedOn(view) !== null) return;
    const who = initTitle(view.container);
    for (const { place, what, consequence } of rightsOf(view)) report(place, `${who} ${what}, so ${consequence}`);
  },
});

interface Right {
  readonly place: Place;
  readonly what: string;
  readonly consequence: string;
}

function rightsOf({ container, pod, place }: InitContainerView): readonly Right[] {
  const { privileged, capabilities } = container.securityContext ?? {};
  if (privileged === true) {
    return [
      {
        place: place("securityContext", "privileged"),
        what: "is privileged",
        consequence: "it can do what root can do on the node",
      },
    ];
  }
  const rights: Right[] = [];
  const strong = (capabilities?.add ?? []).filter((name) => !harmless.has(name.toUpperCase().replace(/^CAP_/, "")));
  if (strong.length > 0) {
    const names = strong.map((name) => `"${name}"`).join(", ");
    rights.push({
      place: place("securityContext", "capabilities", "add"),
      what: `adds ${names}`,
      consequence: "it has more rights than a container needs",
    });
  }
  for (const [index, { name, readOnly }] of (container.volumeMounts ?? []).entries()) {
    const path = pod.spec.volumes?.find((volume) => volume.name === name)?.hostPath?.path;
    if (path === undefined) continue;
    const mount = place("volumeMounts", index);
    if (runtimeSocket.test(path))
      rights.push({ place: mount, what: `has the socket "${path}"`, consequence: "it can start any container on the node" });
    else if (readOnly !== true)
      rights.push({
        place: mount,
        what: `can write to "${path}" of the node`,
        consequence: "what it leaves there outlives the Pod",
      });
  }
  return rights;
}
