import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Resource } from "../../../shared/model/resource.ts";
import { type Labels, selects } from "../../../shared/startup/labels.ts";
import { canReach, canResolveNames } from "../../../shared/startup/network.ts";
import { lookup, podLike, resource } from "./set.ts";

const policy = (spec: object, namespace: string | null = "shop", file?: string): Resource =>
  resource("networking.k8s.io/v1", "NetworkPolicy", { name: "p", ...(namespace === null ? {} : { namespace }) }, spec, file);
const web = podLike("shop", { app: "web" });
const db = podLike("shop", { app: "db" }, { containers: [{ ports: [{ name: "pg", containerPort: 5432 }] }] });
const far = podLike("data", { app: "db" });
const out = (...egress: readonly object[]) => policy({ policyTypes: ["Egress"], egress });
const reach = (resources: readonly Resource[], to = db, from = web) => canReach(lookup(resources), from, to, 5432).verdict;
const dns = (resources: readonly Resource[], from = web) => canResolveNames(lookup(resources), from).verdict;

describe("selects", () => {
  const whole: Labels = { known: { app: "web" }, complete: true };
  const part: Labels = { known: { app: "web" }, complete: false };
  const expression = (key: string, operator: string, ...values: readonly string[]) => ({
    matchExpressions: [{ key, operator, values }],
  });

  test.each<[string, unknown, boolean | null, boolean | null]>([
    ["nothing selects all", undefined, true, true],
    ["an empty one selects all", {}, true, true],
    ["an equal label", { matchLabels: { app: "web" } }, true, true],
    ["another value", { matchLabels: { app: "db" } }, false, false],
    ["a label that is not there", { matchLabels: { tier: "a" } }, false, null],
    ["In", expression("app", "In", "a", "web"), true, true],
    ["NotIn", expression("app", "NotIn", "web"), false, false],
    ["NotIn of an absent label", expression("tier", "NotIn", "web"), true, null],
    ["Exists", expression("app", "Exists"), true, true],
    ["Exists of an absent label", expression("tier", "Exists"), false, null],
    ["DoesNotExist", expression("tier", "DoesNotExist"), true, null],
    ["a label that a controller adds", { matchLabels: { "pod-template-hash": "1" } }, null, null],
    ["an operator that is none", expression("app", "Like", "web"), null, null],
    ["no selector at all", "web", null, null],
  ])("%s", (_, selector, complete, partial) => {
    expect(selects(selector, whole)).toBe(complete);
    expect(selects(selector, part)).toBe(partial);
  });
});

describe("which policies apply", () => {
  test("without policies everything is reached", () => expect(reach([])).toBe("allowed"));
  test("a default deny blocks, and says so", () => {
    const deny = out();
    const answer = canReach(lookup([deny]), web, db, 5432);
    expect(answer).toEqual({ verdict: "blocked", policies: [deny], direction: "egress", denyAll: true });
  });
  test("types default to Ingress, and to Egress with egress rules", () => {
    expect(dns([policy({})])).toBe("allowed");
    expect(dns([policy({ egress: [{ ports: [{ port: 5432 }] }] })])).toBe("blocked");
    expect(dns([policy({ policyTypes: ["Ingress"], egress: [{ ports: [{ port: 5432 }] }] })])).toBe("allowed");
    expect(reach([policy({})])).toBe("blocked");
  });
  test("only those of the namespace that select the pod", () => {
    expect(dns([policy({ policyTypes: ["Egress"] }, "data")])).toBe("allowed");
    expect(dns([policy({ policyTypes: ["Egress"], podSelector: { matchLabels: { app: "db" } } })])).toBe("allowed");
  });
  test("a policy without a namespace may be this one's", () =>
    expect(dns([policy({ policyTypes: ["Egress"] }, null)])).toBe("unknown"));
  test("without namespaces, a policy of another tree proves nothing", () => {
    const here = podLike(null, { app: "web" }); // in all.yaml
    expect(dns([policy({ policyTypes: ["Egress"] }, null, "net/deny.yaml")], here)).toBe("blocked");
    const there = { ...here, resource: { ...here.resource, file: "apps/web.yaml" } };
    expect(dns([policy({ policyTypes: ["Egress"] }, null, "net/deny.yaml")], there)).toBe("unknown");
  });
  test("policies add up", () => expect(dns([out(), out({ ports: [{ port: 53 }] })])).toBe("allowed"));
  test("hostNetwork is another world", () => {
    expect(dns([out()], podLike("shop", { app: "web" }, { hostNetwork: true }))).toBe("unknown");
    expect(reach([policy({})], podLike("shop", { app: "db" }, { hostNetwork: true }))).toBe("unknown");
  });
  test.each(["CiliumNetworkPolicy", "GlobalNetworkPolicy", "AdminNetworkPolicy"])("%s makes it unknown", (kind) => {
    expect(dns([out(), resource("x.io/v1", kind, { name: "p", namespace: "shop" }, {})])).toBe("unknown");
    expect(dns([out(), resource("x.io/v1", kind, { name: "p" }, {})])).toBe("unknown");
    expect(dns([out(), resource("x.io/v1", kind, { name: "p", namespace: "data" }, {})])).toBe("blocked");
  });
  test("a NetworkPolicy of Calico makes it unknown", () =>
    expect(dns([out(), resource("projectcalico.org/v3", "NetworkPolicy", { name: "p", namespace: "shop" }, {})])).toBe(
      "unknown",
    ));
  test("a pod that others add to may have the labels that allow", () => {
    const partial = { ...web, partial: true };
    const allow = policy({ policyTypes: ["Egress"], podSelector: { matchLabels: { dns: "yes" } }, egress: [{}] });
    expect(dns([out(), allow], web)).toBe("blocked");
    expect(dns([out(), allow], partial)).toBe("unknown");
  });
});

describe("ports of a rule", () => {
  test.each<[string, object, string]>([
    ["none opens all", {}, "allowed"],
    ["the number", { ports: [{ port: 5432 }] }, "allowed"],
    ["another number", { ports: [{ port: 5433 }] }, "blocked"],
    ["another protocol", { ports: [{ port: 5432, protocol: "UDP" }] }, "blocked"],
    ["a protocol only", { ports: [{ protocol: "TCP" }] }, "allowed"],
    ["a range", { ports: [{ port: 5000, endPort: 6000 }] }, "allowed"],
    ["a range that ends before", { ports: [{ port: 5000, endPort: 5431 }] }, "blocked"],
    ["the pod's name of it", { ports: [{ port: "pg" }] }, "allowed"],
    ["a name that the pod has not", { ports: [{ port: "http" }] }, "blocked"],
    ["no list", { ports: "5432" }, "unknown"],
  ])("%s", (_, rule, expected) => expect(reach([out(rule)])).toBe(expected));
});

describe("peers of a rule", () => {
  const to = (...peers: readonly object[]) => [out({ to: peers })];
  const labels = (key: string, value: string) => ({ matchLabels: { [key]: value } });

  test("labels of the own namespace's pods", () => {
    expect(reach(to({ podSelector: labels("app", "db") }))).toBe("allowed");
    expect(reach(to({ podSelector: labels("app", "cache") }))).toBe("blocked");
    expect(reach(to({ podSelector: labels("app", "db") }), far)).toBe("blocked");
  });
  test("the namespace's name is a label of it, others are known from its manifest only", () => {
    expect(reach(to({ namespaceSelector: labels("kubernetes.io/metadata.name", "data") }), far)).toBe("allowed");
    expect(reach(to({ namespaceSelector: labels("kubernetes.io/metadata.name", "other") }), far)).toBe("blocked");
    expect(reach(to({ namespaceSelector: labels("team", "data") }), far)).toBe("unknown");
    const manifest = resource("v1", "Namespace", { name: "data", labels: { team: "data" } }, {});
    expect(reach([...to({ namespaceSelector: labels("team", "data") }), manifest], far)).toBe("allowed");
    expect(reach([...to({ namespaceSelector: labels("team", "web") }), manifest], far)).toBe("blocked");
    expect(reach([...to({ namespaceSelector: labels("tier", "web") }), manifest], far)).toBe("unknown");
  });
  test("both selectors must hold", () =>
    expect(reach(to({ namespaceSelector: {}, podSelector: labels("app", "cache") }), far)).toBe("blocked"));
  test("one of several peers is enough", () =>
    expect(reach(to({ podSelector: labels("app", "cache") }, { podSelector: {} }))).toBe("allowed"));
  test("an address block may cover a pod", () => expect(reach(to({ ipBlock: { cidr: "10.0.0.0/8" } }))).toBe("unknown"));
  test("ingress of the target counts as well, from the client's side", () => {
    const into = (...from: readonly object[]) => policy({ podSelector: labels("app", "db"), ingress: [{ from }] });
    expect(reach([into({ podSelector: labels("app", "web") })])).toBe("allowed");
    expect(reach([into({ podSelector: labels("app", "other") })])).toBe("blocked");
    expect(canReach(lookup([into({ podSelector: labels("app", "other") })]), web, db, 5432).direction).toBe("ingress");
  });
});

describe("DNS", () => {
  test.each<[string, object, string]>([
    ["port 53 over UDP to anyone", { ports: [{ port: 53, protocol: "UDP" }] }, "allowed"],
    ["port 53 to some pods", { ports: [{ port: 53 }], to: [{ podSelector: {} }] }, "allowed"],
    ["the port where OpenShift's DNS pods listen", { ports: [{ port: 5353, protocol: "UDP" }] }, "allowed"],
    ["port 53 over SCTP", { ports: [{ port: 53, protocol: "SCTP" }] }, "blocked"],
    ["a range over it", { ports: [{ port: 1, endPort: 100, protocol: "UDP" }] }, "allowed"],
    ["a named port", { ports: [{ port: "dns", protocol: "UDP" }] }, "unknown"],
    ["the database's port", { ports: [{ port: 5432 }], to: [{ podSelector: {} }] }, "blocked"],
    ["all ports to chosen pods here", { to: [{ podSelector: { matchLabels: { app: "db" } } }] }, "blocked"],
    ["all ports to DNS pods here", { to: [{ podSelector: { matchLabels: { app: "coredns" } } }] }, "unknown"],
    ["all ports to another namespace", { to: [{ namespaceSelector: {} }] }, "unknown"],
    ["all ports to a block", { to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }, "unknown"],
    ["everything", {}, "allowed"],
  ])("%s", (_, rule, expected) => expect(dns([out(rule)])).toBe(expected));
});

describe("rules add up", () => {
  const key = fc.constantFrom("app", "tier");
  const value = fc.constantFrom("web", "db");
  const selector = fc.oneof(
    fc.constant({}),
    fc.dictionary(key, value, { maxKeys: 2 }).map((matchLabels) => ({ matchLabels })),
    fc
      .record({
        key,
        operator: fc.constantFrom("In", "NotIn", "Exists", "DoesNotExist"),
        values: fc.array(value, { maxLength: 2 }),
      })
      .map((expression) => ({ matchExpressions: [expression] })),
  );
  const peer = fc.oneof(
    selector.map((podSelector) => ({ podSelector })),
    selector.map((namespaceSelector) => ({ namespaceSelector })),
    fc.constant({ ipBlock: { cidr: "10.0.0.0/8" } }),
  );
  const port = fc.record(
    {
      port: fc.constantFrom<number | string>(53, 5432, 80, "pg"),
      protocol: fc.constantFrom("TCP", "UDP"),
      endPort: fc.constant(6000),
    },
    { requiredKeys: [] },
  );
  const rule = fc.record({ to: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) }, { requiredKeys: [] });
  const rules = fc.array(rule, { maxLength: 3 });
  const verdicts = (egress: readonly object[]) => [reach([out(...egress)]), dns([out(...egress)])];

  test("one rule more never closes what was open, and never makes it less certain", () => {
    fc.assert(
      fc.property(rules, rule, (few, more) => {
        const before = verdicts(few);
        for (const [index, after] of verdicts([...few, more]).entries()) {
          if (before[index] === "allowed") expect(after).toBe("allowed");
          else if (before[index] === "unknown") expect(after).not.toBe("blocked");
        }
      }),
    );
  });

  test("a rule without peers and ports opens everything", () => {
    fc.assert(
      fc.property(rules, (few) => {
        expect(verdicts([...few, {}])).toEqual(["allowed", "allowed"]);
      }),
    );
  });

  test("blocked stays blocked only with every label known", () => {
    fc.assert(
      fc.property(rules, (few) => {
        const [known] = verdicts(few);
        const unsure = reach([out(...few)], { ...db, partial: true });
        if (known !== "blocked") expect(unsure).not.toBe("blocked");
      }),
    );
  });
});
