import { type InitContainerView, type ResourceSet, rule } from "../engine/rule.ts";
import type { Target, Wait } from "../script/model.ts";
import { clusterHost, readService, resolve, type ServiceFacts } from "../startup/names.ts";

export default rule({
  id: "dns-as-readiness",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: dependency checks"],
  summary: "Wait that only looks up the name of a Service",
  why: `The name of a Service with a cluster IP answers as soon as the Service object exists, with no Pod behind it and none ready. In one
\`kubectl apply\` the Service is there before any Pod, so the wait proves nothing and the app starts against a dependency that is not up.

Only a headless Service (and an alias, \`type: ExternalName\`) is different: its name has an address when a Pod is ready. Where such a
Service is among the manifests, the wait is left alone, and so is one with \`publishNotReadyAddresses\`, where the address is all there is to wait for.`,
  fix: "Probe what the app will use: `nc -z -w 2 db 5432`, `curl -fsS --max-time 2 http://api:8080/healthz`, `pg_isready -h db -t 2`.",
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services",
    "https://kubernetes.io/docs/concepts/services-networking/service/#headless-services",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const wait of view.run.waits) {
        const target = onlyResolved(wait)?.find(({ host }) => answersEarly(set, view, host));
        if (target === undefined) continue;
        report(
          target.place,
          `init container "${view.container.name ?? ""}" only looks up "${target.shown}", so it goes on when the Service exists, ready or not`,
        );
      }
    });
  },
});

/** What the wait looks up; undefined when it does more than that, or nothing that is known. */
const onlyResolved = ({ kind, probes }: Wait): readonly Target[] | undefined =>
  kind === "loop" && probes.length > 0 && probes.every(({ method }) => method === "resolve")
    ? probes.flatMap(({ targets }) => targets)
    : undefined;

/** The name means a Service that has a cluster IP, or one that nobody has seen but that has no other form. */
function answersEarly(set: ResourceSet, { resource, pod }: InitContainerView, host: string): boolean {
  const name = clusterHost(host);
  if (name === undefined || name.pod !== null || pod.spec.hostNetwork === true) return false;
  const found = resolve(set, host, resource);
  if (found !== undefined) return found.pod === null && hasClusterIp(found.service);
  if (!name.certain) return false;
  // A Service without a namespace may be the one that is meant.
  const candidates = [null, resource.namespace].flatMap((namespace) => set.named("Service", namespace, name.service));
  return candidates.every((service) => {
    const facts = readService(service);
    return facts === undefined || hasClusterIp(facts);
  });
}

const hasClusterIp = ({ headless, external, publishesNotReady }: ServiceFacts): boolean =>
  !headless && !external && !publishesNotReady;
