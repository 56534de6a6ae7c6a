import { describe, expect, test } from "vitest";
import { type LintOptions, lint } from "../../../shared/engine/lint.ts";
import { type Rule, rule } from "../../../shared/engine/rule.ts";
import { defaultSettings, type Settings } from "../../../shared/engine/settings.ts";
import { pod, resource } from "../../support/resources.ts";

const meta = {
  level: "warning",
  since: "0.1.0",
  serves: ["concept: order"],
  summary: "s",
  why: "w",
  fix: "f",
  links: [],
} as const;

const latestImage = rule({
  ...meta,
  id: "latest-image",
  initContainer({ container, place }, report) {
    if (container.image?.endsWith(":latest")) report(place("image"), `image "${container.image}" is mutable`);
  },
});

const twoInits = rule({
  ...meta,
  id: "two-inits",
  pod({ spec, place }, report) {
    if ((spec.initContainers ?? []).length > 1) report(place("initContainers"), "more than one");
  },
});

const eachName = rule({
  ...meta,
  id: "each-name",
  resources(set, report) {
    set.eachInitContainer(({ container, place }) => {
      if (container.name !== undefined) report(place("name"), `named "${container.name}"`);
    });
  },
});

const today = "2026-06-01";
const run = (
  body: object,
  rules: readonly Rule[],
  settings: Partial<Settings> = {},
  unknown: (string | number)[][] = [],
  options: Partial<LintOptions> = {},
) =>
  lint(
    [resource(body as Record<string, unknown>, { unknown })],
    rules,
    { ...defaultSettings, ...settings },
    { today, ...options },
  );

const two = pod([
  { name: "a", image: "x:latest" },
  { name: "b", image: "y:latest" },
]);

describe("units of work", () => {
  test("a rule of each level reports in its own unit", () => {
    const { findings } = run(two, [latestImage, twoInits, eachName]);
    expect(findings.map(({ rule, container }) => [rule, container])).toEqual([
      ["latest-image", "a"],
      ["latest-image", "b"],
      ["two-inits", null],
      ["each-name", "a"],
      ["each-name", "b"],
    ]);
  });

  test("one unknown value silences the rules that read it, on that container, and nothing else", () => {
    const said = (unknown: (string | number)[][]) =>
      run(two, [latestImage, eachName], {}, unknown).findings.map(
        ({ rule, place }) => `${rule} ${place.path.slice(2).join(".")}`,
      );
    expect(said([["spec", "initContainers", 0, "image"]])).toEqual([
      "latest-image 1.image",
      "each-name 0.name",
      "each-name 1.name",
    ]);
    expect(said([["spec", "initContainers", 1, "name"]])).toEqual([
      "latest-image 0.image",
      "latest-image 1.image",
      "each-name 0.name",
    ]);
    expect(said([["metadata", "labels"]])).toHaveLength(4);
  });

  test("a value of the wrong type counts as unknown", () => {
    const wrong = pod([
      { name: "a", image: ["x:latest"] },
      { name: "b", image: "y:latest" },
    ]);
    expect(run(wrong, [latestImage]).findings.map(({ container }) => container)).toEqual(["b"]);
  });

  test("a rule that throws is listed, and the others go on", () => {
    const broken = rule({
      ...meta,
      id: "broken",
      initContainer() {
        throw new Error("no such thing");
      },
    });
    const report = run(pod([{ name: "a", image: "x:latest" }]), [broken, latestImage]);
    expect(report.findings).toHaveLength(1);
    expect(report.faults).toMatchObject([{ rule: "broken", message: "no such thing" }]);
  });
});

describe("work that stands or falls alone", () => {
  const known: boolean[] = [];
  const parts = rule({
    ...meta,
    id: "parts",
    initContainer({ container, place }, report) {
      known.push(report.apart(() => report(place("name"), `named "${container.name}"`)));
      known.push(report.apart(() => report(place("image"), `runs "${container.image}"`)));
      report(place(), "is there");
    },
  });
  const said = (unknown: (string | number)[][]) => {
    known.length = 0;
    const { findings, faults } = run(pod([{ name: "a", image: "x" }]), [parts], {}, unknown);
    expect(faults).toEqual([]);
    return findings.map(({ message, container }) => `${message} (${container})`);
  };

  test("a value that is not known takes back what one part said, and the part knows", () => {
    expect(said([])).toEqual(['named "a" (a)', 'runs "x" (a)', "is there (a)"]);
    expect(known).toEqual([true, true]);
    expect(said([["spec", "initContainers", 0, "image"]])).toEqual(['named "a" (a)', "is there (a)"]);
    expect(known).toEqual([true, false]);
  });

  test("what a part read does not taint the rest of the call", () => {
    expect(said([["spec", "initContainers", 0, "name"]]).slice(-1)).toEqual([expect.stringMatching(/^is there/)]);
  });

  test("a part that throws is a fault, and the others go on", () => {
    const broken = rule({
      ...meta,
      id: "broken",
      initContainer({ place }, report) {
        report.apart(() => {
          throw new Error("no such thing");
        });
        report(place(), "is there");
      },
    });
    const { findings, faults } = run(pod([{ name: "a" }]), [broken]);
    expect(findings).toHaveLength(1);
    expect(faults).toMatchObject([{ rule: "broken", message: "no such thing" }]);
  });
});

describe("levels", () => {
  test("a rule that is off by default runs when its level is set or it is switched on, not for an option alone", () => {
    const quiet = rule({ ...latestImage, id: "quiet", optIn: true } as Rule);
    const found = (settings: Partial<Settings>) =>
      run(pod([{ name: "a", image: "x:latest" }]), [quiet], settings).findings.map(({ level }) => level);
    expect(found({})).toEqual([]);
    expect(found({ rules: { quiet: { options: { deep: true } } } })).toEqual([]);
    expect(found({ rules: { quiet: { on: true } } })).toEqual(["warning"]);
    expect(found({ rules: { quiet: { level: "notice" } } })).toEqual(["notice"]);
    expect(found({ rules: { quiet: { level: "off", on: true } } })).toEqual([]);
  });

  test("the user's level replaces the rule's and the call's; off silences", () => {
    const both = rule({
      ...meta,
      id: "both",
      initContainer({ place }, report) {
        report(place("name"), "its own");
        report(place("image"), "the call's", { level: "error" });
      },
    });
    const levels = (settings: Partial<Settings>) =>
      run(pod([{ name: "a", image: "x" }]), [both], settings).findings.map(({ level }) => level);
    expect(levels({})).toEqual(["warning", "error"]);
    expect(levels({ rules: { both: { level: "notice" } } })).toEqual(["notice", "notice"]);
    expect(levels({ rules: { both: { level: "off" } } })).toEqual([]);
  });

  test("options have the schema's default until a setting replaces them", () => {
    const chosen: unknown[] = [];
    const option = rule({
      ...meta,
      id: "option",
      options: { minimum: { type: "integer", default: 3, description: "d" } },
      initContainer: (_view, _report, { minimum }) => void chosen.push(minimum),
    });
    run(pod([{ name: "a" }]), [option]);
    run(pod([{ name: "a" }]), [option], { rules: { option: { options: { minimum: 9 } } } });
    expect(chosen).toEqual([3, 9]);
  });
});

describe("fingerprints", () => {
  const fingerprints = (body: object) => run(body, [latestImage]).findings.map(({ fingerprint }) => fingerprint);

  test("name the container, not its position", () => {
    const moved = pod([{ name: "first", image: "z:1" }, ...(two.spec as { initContainers: object[] }).initContainers]);
    expect(fingerprints(moved)).toEqual(fingerprints(two));
  });

  test("differ by resource, container and cause", () => {
    const all = [
      ...fingerprints(two),
      ...fingerprints({ ...two, metadata: { name: "other" } }),
      ...fingerprints(pod([{ name: "a", image: "z:latest" }])),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const each of all) expect(each).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("exceptions", () => {
  const entry = { rule: "latest-image", resource: "Pod/web", reason: "the team knows", origin: null };
  const excepted = (exceptions: Settings["exceptions"], body: object = two, unknown: (string | number)[][] = []) => {
    const report = run(body, [latestImage, eachName], { exceptions }, unknown);
    return {
      left: report.findings.filter(({ rule }) => rule === "latest-image").length,
      excused: report.excused.length,
      problems: report.exceptions.map(({ rule, message }) => `${rule}: ${message}`),
    };
  };

  test("excuse what they name, until their last day", () => {
    expect(excepted([entry])).toEqual({ left: 0, excused: 2, problems: [] });
    expect(excepted([{ ...entry, container: "b" }])).toEqual({ left: 1, excused: 1, problems: [] });
    expect(excepted([{ ...entry, until: "2026-06-01" }]).left).toBe(0);
    expect(excepted([{ ...entry, until: "2026-05-31" }])).toEqual({
      left: 2,
      excused: 0,
      problems: ['expired-exception: exception for "latest-image" on "Pod/web" ended on 2026-05-31, so it does not count'],
    });
  });

  test("match by kind and name in any namespace, with wildcards, and by namespace when it is written", () => {
    const inShop = { ...two, metadata: { name: "web", namespace: "shop" } };
    const leftWith = (pattern: string) => excepted([{ ...entry, resource: pattern }], inShop).left;
    expect(["Pod/web", "Pod/shop/web", "Pod/*/w*b", "*/web", "*"].map(leftWith)).toEqual([0, 0, 0, 0, 0]);
    expect(["Pod/other/web", "Deployment/web", "Pod/we", "pod/web", "Pod/shop/w*x"].map(leftWith)).toEqual([2, 2, 2, 2, 2]);
  });

  test("an unused one is a finding only when its rule and resource were analysed", () => {
    const clean = pod([{ name: "a", image: "x:1" }]);
    expect(excepted([entry], clean).problems).toEqual([
      'unused-exception: exception for "latest-image" on "Pod/web" excuses nothing, so it can be removed',
    ]);
    expect(excepted([{ ...entry, resource: "Pod/elsewhere" }], clean).problems).toEqual([]);
    expect(excepted([entry], clean, [["spec", "initContainers", 0, "image"]]).problems).toEqual([]);
  });

  test("of a rule that did not run nothing is said, but for one that does not exist", () => {
    const expired = { ...entry, until: "2020-01-01" };
    const said = (rule: string) =>
      run(two, [eachName], { exceptions: [{ ...expired, rule }] }, [], {
        knownRules: ["latest-image", "each-name"],
      }).exceptions.map((each) => each.rule);
    expect([said("latest-image"), said("each-name"), said("no-such-rule")]).toEqual([
      [],
      ["expired-exception"],
      ["invalid-exception"],
    ]);
  });

  test("an unknown rule is a finding with the nearest name; a missing reason does not count", () => {
    expect(excepted([{ ...entry, rule: "latest-imgae" }])).toMatchObject({
      left: 2,
      problems: [
        'invalid-exception: exception on "Pod/web" names the rule "latest-imgae", which does not exist, the nearest is "latest-image"',
      ],
    });
    const annotated = { ...two, metadata: { name: "web", annotations: { "initguard.dev/allow-latest-image": " " } } };
    expect(excepted([], annotated)).toMatchObject({
      left: 2,
      problems: ['invalid-exception: exception for "latest-image" on Pod "web" gives no reason, so it does not count'],
    });
  });

  test("an annotation excuses its resource and says where it stands", () => {
    const annotated = { ...two, metadata: { name: "web", annotations: { "initguard.dev/allow-latest-image": "built nightly" } } };
    expect(excepted([], annotated)).toEqual({ left: 0, excused: 2, problems: [] });
    const unused = run({ ...pod([{ name: "a", image: "x:1" }]), metadata: annotated.metadata }, [latestImage]).exceptions;
    expect(unused.map(({ place }) => place?.path)).toEqual([["metadata", "annotations", "initguard.dev/allow-latest-image"]]);
  });
});

test("a finding in another resource tells which init container it is about", () => {
  const configMap = resource({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "scripts" }, data: { a: "x" } });
  const elsewhere = rule({
    ...meta,
    id: "elsewhere",
    initContainer({ set, place }, report) {
      const [found] = set.all("ConfigMap");
      if (found) report({ resource: found, path: ["data", "a"] }, "script is wrong");
      report(place("image"), "image is wrong");
    },
  });
  const { findings } = lint([resource(two), configMap], [elsewhere], defaultSettings, { today });
  expect(
    findings.map(({ resource: { kind }, place, related }) => [
      kind,
      place.path.join("."),
      related.map((each) => each.place.path.join(".")),
    ]),
  ).toEqual([
    ["Pod", "data.a", ["spec.initContainers.0"]],
    ["Pod", "spec.initContainers.0.image", []],
    ["Pod", "data.a", ["spec.initContainers.1"]],
    ["Pod", "spec.initContainers.1.image", []],
  ]);
});
