import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { presets } from "../../../shared/engine/presets.ts";
import { defaultSettings } from "../../../shared/engine/settings.ts";
import { gates } from "../../../shared/model/gates.ts";
import { type KnownRule, type LoadSettings, readSettings, settingsSchema } from "../../../shared/source/settings-file.ts";

const rules: readonly KnownRule[] = [
  { id: "unbounded-wait" },
  {
    id: "missing-tool",
    options: {
      limit: { type: "integer", minimum: 1, default: 3, description: "how many" },
      deep: { type: "boolean", default: false, description: "whether to look deep" },
      ignore: { type: "array", items: { type: "string" }, default: [], description: "tools that are not looked for" },
    },
  },
];

const files = (others: Readonly<Record<string, string>>): LoadSettings => {
  return (reference) => (others[reference] === undefined ? null : { file: reference, text: others[reference] });
};
const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readSettings("initguard.yaml", text, files(others), rules);

const whole = `# all keys
extends: [recommended]
kubernetes: "1.34-1.37"
gates: {EnvFiles: false}
complete: true
rules:
  unbounded-wait: off
  missing-tool: {level: error, limit: 5, deep: true, ignore: [git]}
images:
  registry.example.com/tools/*: {shell: bash, tools: [curl, jq], user: 1000, entrypoint: [/run]}
exclude: [vendor/**, "**/testdata/**"]
exceptions:
  - {rule: unbounded-wait, resource: StatefulSet/data/pg, reason: NFS needs it, until: 2027-03-01}
  - rule: missing-tool
    resource: Job/*
    container: fetch
    reason: the image is built with it
`;

test("every key", () => {
  expect(read(whole)).toEqual({
    problems: [],
    settings: {
      kubernetes: { min: 34, max: 37 },
      gates: { EnvFiles: false },
      complete: true,
      rules: {
        "unbounded-wait": { level: "off" },
        "missing-tool": { level: "error", options: { limit: 5, deep: true, ignore: ["git"] } },
      },
      images: [
        { pattern: "registry.example.com/tools/*", shell: "bash", tools: ["curl", "jq"], user: 1000, entrypoint: ["/run"] },
      ],
      exclude: ["vendor/**", "**/testdata/**"],
      exceptions: [
        {
          rule: "unbounded-wait",
          resource: "StatefulSet/data/pg",
          reason: "NFS needs it",
          until: "2027-03-01",
          origin: { file: "initguard.yaml", line: 13, column: 5, endLine: 13, endColumn: 99 },
        },
        {
          rule: "missing-tool",
          resource: "Job/*",
          container: "fetch",
          reason: "the image is built with it",
          origin: { file: "initguard.yaml", line: 14, column: 5, endLine: 17, endColumn: 39 },
        },
      ],
    },
  });
});

test.each(["", "# nothing\n", "---\n", "{}", "rules:\nexceptions: # none yet\n"])("%j changes nothing", (text) => {
  expect(read(text)).toEqual({ settings: { ...defaultSettings }, problems: [] });
});

test.each<readonly [string, string, number, number, string]>([
  ["a key", "rule: {}\n", 1, 1, 'key "rule" does not exist in settings, the nearest is "rules"'],
  ["a key without a near one", "verbosity: 1\n", 1, 1, 'key "verbosity" does not exist in settings'],
  [
    "a gate",
    "gates:\n  EnvFile: true\n",
    2,
    3,
    `feature gate "EnvFile" decides nothing that initguard knows, the nearest is "EnvFiles"; the known ones are ${Object.keys(gates).join(", ")}`,
  ],
  ["a gate that is no truth", "gates:\n  EnvFiles: on\n", 2, 13, 'setting "gates.EnvFiles" is text and not true or false'],
  ["a rule", "rules:\n  unbound-wait: off\n", 2, 3, 'rule "unbound-wait" does not exist, the nearest is "unbounded-wait"'],
  [
    "a level",
    "rules:\n  unbounded-wait: warn\n",
    2,
    19,
    'setting "rules.unbounded-wait" is "warn" and not one of off, notice, warning, error',
  ],
  ["a level that YAML 1.1 would call false", "rules: {unbounded-wait: no}\n", 1, 25, 'is "no" and not one of'],
  [
    "an option",
    "rules: {missing-tool: {limits: 1}}\n",
    1,
    24,
    'key "limits" does not exist in "rules.missing-tool", the nearest is "limit"',
  ],
  [
    "an option's type",
    "rules: {missing-tool: {limit: many}}\n",
    1,
    31,
    'setting "rules.missing-tool.limit" is text and not a whole number',
  ],
  ["an option's size", "rules: {missing-tool: {limit: 0}}\n", 1, 31, 'setting "rules.missing-tool.limit" is 0, less than 1'],
  [
    "options that are no map",
    "rules: {missing-tool: [1]}\n",
    1,
    23,
    'setting "rules.missing-tool" is a list and not text or a map',
  ],
  [
    "a version without quotes",
    "kubernetes: 1.34\n",
    1,
    13,
    'setting "kubernetes" is a number and not text, so write it in quotes',
  ],
  ["a version that is not known", 'kubernetes: "1.99"\n', 1, 13, 'setting "kubernetes" is "1.99" and not a version or range'],
  ["a range that runs backwards", "kubernetes: 1.37-1.34\n", 1, 13, 'is "1.37-1.34" and not a version or range'],
  ["a boolean", "complete: 'true'\n", 1, 11, 'setting "complete" is text and not true or false'],
  ["a list", "exclude: vendor\n", 1, 10, 'setting "exclude" is text and not a list'],
  ["an item", "exclude: [a, 1]\n", 1, 14, 'setting "exclude[1]" is a number and not text'],
  ["a shell", "images: {a/b: {shell: zsh}}\n", 1, 23, 'is "zsh" and not one of ash, dash, bash, sh, none'],
  [
    "a reason",
    "exceptions:\n- {rule: a, resource: Job/x}\n",
    2,
    3,
    'setting "exceptions[0]" has no "reason", so it does not count',
  ],
  [
    "an empty reason",
    "exceptions:\n- {rule: a, resource: Job/x, reason: ' '}\n",
    2,
    38,
    'setting "exceptions[0].reason" is " " and not why',
  ],
  ["a resource", "exceptions: [{rule: a, resource: x, reason: b}]\n", 1, 34, "and not Kind/name or Kind/namespace/name"],
  [
    "a date",
    "exceptions: [{rule: a, resource: Job/x, reason: b, until: 2027-02-30}]\n",
    1,
    59,
    'is "2027-02-30" and not the last day',
  ],
  ["a map", "- a\n", 1, 1, "settings file is a list and not a map"],
  ["a key twice", "complete: true\ncomplete: false\n", 2, 1, 'key "complete" stands twice, so it is not clear which one holds'],
  ["an anchor", "rules: &a {}\n", 1, 11, "settings hold an anchor or an alias, which are not supported there"],
  [
    "broken YAML",
    "rules:\n  a: b: c\n",
    2,
    6,
    "settings cannot be read: YAML is broken: a map stands where a single value is expected",
  ],
  ["a byte-order mark before it", "\ufeffrule: {}\n", 1, 1, 'key "rule" does not exist'],
])("says what is wrong with %s", (_, text, line, column, message) => {
  const { settings, problems } = read(text);
  expect(problems).toEqual([{ file: "initguard.yaml", line, column, message: expect.stringContaining(message) }]);
  expect(settings).toBe(defaultSettings);
});

test("every problem is said at once", () => {
  expect(read("rule: {}\nkubernetes: 1\nexceptions:\n- {}\n").problems.map(({ line }) => line)).toEqual([1, 2, 4, 4, 4]);
});

describe("extends", () => {
  test("the file wins over what it extends, the later entry over the earlier, option by option", () => {
    const others = {
      "./a.yaml": `kubernetes: "1.30"\ncomplete: true\nrules: {unbounded-wait: error, missing-tool: {limit: 7, deep: true}}\nexclude: [a]\n`,
      "./b.yaml": "rules: {unbounded-wait: notice}\nexclude: [a, b]\nimages: {x/y: {user: 1}, x/z: {user: 1}}\n",
    };
    const text =
      "extends: [strict, ./a.yaml, ./b.yaml]\ncomplete: false\nrules: {missing-tool: {limit: 2}}\nimages: {x/y: {user: 2}}\n";
    const { settings, problems } = read(text, others);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      kubernetes: { min: 30, max: 30 },
      complete: false,
      exclude: ["a", "b"],
      images: [
        { pattern: "x/y", user: 2 },
        { pattern: "x/z", user: 1 },
      ],
    });
    expect(settings.rules).toMatchObject({
      "unbounded-wait": { level: "notice" },
      "missing-tool": { options: { limit: 2, deep: true } },
      "swallowed-failure": { level: "error" },
    });
  });

  test("exceptions keep the file that they stand in", () => {
    const others = { base: "exceptions: [{rule: a, resource: Job/x, reason: b}]\n" };
    expect(read("extends: [base]\n", others).settings.exceptions[0]?.origin).toMatchObject({ file: "base", line: 1 });
  });

  test("what is missing is said where it is named", () => {
    expect(read("extends: [recommended, ./gone.yaml]\n").problems).toEqual([
      {
        file: "initguard.yaml",
        line: 1,
        column: 24,
        message: 'settings "./gone.yaml" cannot be found, so nothing can be taken from it',
      },
    ]);
  });

  test("a circle is refused", () => {
    const others = { "a.yaml": "extends: [b.yaml]\n", "b.yaml": "extends: [a.yaml]\n" };
    const { problems } = read("extends: [a.yaml]\n", others);
    expect(problems).toMatchObject([{ file: "b.yaml", line: 1, column: 11, message: expect.stringContaining("in a circle") }]);
  });

  test("a file that many paths lead to is read once", () => {
    const others = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, `extends: [f${i + 1}, f${i + 1}]\n`]));
    expect(read("extends: [f0]\n", { ...others, f40: "complete: true\n" })).toMatchObject({
      problems: [],
      settings: { complete: true },
    });
  });

  test("problems of the other file are about the other file, once", () => {
    const others = { base: "\nrulez: {}\n" };
    expect(read("extends: [base, base]\n", others).problems).toMatchObject([{ file: "base", line: 2, column: 1 }]);
  });
});

test("presets hold levels only", () => {
  expect(Object.keys(presets)).toEqual(["recommended", "strict"]);
  for (const settings of Object.values(presets)) {
    for (const setting of Object.values(settings)) expect(Object.keys(setting)).toEqual(["level"]);
  }
});

describe("the published schema", () => {
  const schema = settingsSchema(rules);
  const validate = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true }).compile(schema);

  test("is plain data", () => expect(JSON.parse(JSON.stringify(schema))).toEqual(schema));

  /** Texts that differ in one thing from a good one, and some good ones. */
  const table = [
    whole,
    "",
    "{}",
    "rules:",
    "- a",
    "a",
    "1",
    "rule: {}",
    "extends: recommended",
    "extends: []",
    "extends: ['']",
    "extends: [1]",
    ...[
      "1.34",
      "v1.34",
      "1.30-1.31",
      "1.30 - v1.37",
      "1.27",
      "1.26",
      "1.38",
      "1.37-1.34",
      "1.34-",
      "2.0",
      "latest",
      " 1.34 ",
      "",
    ].map((version) => `kubernetes: "${version}"`),
    "kubernetes: 1.34",
    "kubernetes: [1.34]",
    "kubernetes:",
    ...["true", "false", "yes", "'true'", "1", ""].map((value) => `complete: ${value}`),
    ...["off", "notice", "warning", "error", "no", "false", "", "[]", "{}", "{level: error}", "{level: loud}", "{x: 1}"].map(
      (value) => `rules: {unbounded-wait: ${value}}`,
    ),
    ...["1", "0", "1.5", "1.0", "'1'", "many"].map((value) => `rules: {missing-tool: {limit: ${value}}}`),
    ...["true", "1"].map((value) => `rules: {missing-tool: {deep: ${value}}}`),
    ...["[]", "[a]", "[1]", "a"].map((value) => `rules: {missing-tool: {ignore: ${value}}}`),
    "rules: {other: error}",
    "rules: []",
    ...[
      "{}",
      "",
      "{shell: bash}",
      "{shell: zsh}",
      "{user: 0}",
      "{user: -1}",
      "{tools: [a]}",
      "{tools: a}",
      "{entrypoint: ['']}",
      "{x: 1}",
    ].map((value) => `images: {a/b: ${value}}`),
    "exclude: ['']",
    "exclude: [a, '**/b']",
    ...["Job/x", "Job/*", "Job/a/b", "Job", "Job/a/b/c", "/x", "a b/c", ""].map(
      (resource) => `exceptions: [{rule: a, reason: b, resource: "${resource}"}]`,
    ),
    ...["2027-03-01", "2027-02-30", "2027-13-01", "2027-3-1", "2028-02-29", "soon", "20270301", ""].map(
      (until) => `exceptions: [{rule: a, reason: b, resource: Job/x, until: ${until}}]`,
    ),
    ...["", "' '", "because", "1"].map((reason) => `exceptions: [{rule: a, resource: Job/x, reason: ${reason}}]`),
    "exceptions: [{rule: a, resource: Job/x}]",
    "exceptions: [{resource: Job/x, reason: b}]",
    "exceptions: [{rule: a, resource: Job/x, reason: b, when: c}]",
    "exceptions: [a]",
    "exceptions: {}",
  ];

  test.each(table)("agrees with the reader on %j", (text) => {
    const good = read(text, { "": "" }).problems.length === 0;
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(good);
  });

  test("the table holds both", () => {
    const good = table.filter((text) => read(text).problems.length === 0).length;
    expect(good).toBeGreaterThan(25);
    expect(table.length - good).toBeGreaterThan(40);
  });
});
