// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Environment, expand, readEnvironment, templated } from "../../../shared/script/expand.ts";

const environment = (values: Readonly<Record<string, string | null>>): Environment => ({
  get: (name) => (Object.hasOwn(values, name) ? { value: values[name] ?? null } : undefined),
  open: false,
});

const known = environment({ A: "a", EMPTY: "", LONG: "one two", "with.dot": "d", SECRET: null });

describe("expansion as the kubelet does it", () => {
  // Expected values by expansion.go's rules, first `)` closes, `$$` escapes, what is not found stays.
  test.each([
    ["plain", "plain"],
    ["$(A)", "a"],
    ["x$(A)y$(A)", "xaya"],
    ["$(EMPTY)|", "|"],
    ["$(with.dot)", "d"],
    ["$$(A)", "$(A)"],
    ["$$$(A)", "$a"],
    ["$$$$(A)", "$$(A)"],
    ["$$", "$"],
    ["$", "$"],
    ["a$", "a$"],
    ["$A ${A}", "$A ${A}"],
    ["$(nothing)", "$(nothing)"],
    ["$(date +%s)", "$(date +%s)"],
    ["$(seq 1 $(A))", "$(seq 1 $(A))"],
    ["$(A", "$(A"],
    ["$(A $(A)", "$(A $(A)"],
    ["$()", "$()"],
    ["$($$)", "$($$)"],
    ["é$(A)é", "éaé"],
  ])("%j becomes %j", (written, text) => {
    expect(expand(written, known).text).toBe(text);
  });

  test("a value that the manifest does not tell stays as written and is marked", () => {
    const { text, unknown, fromEnv } = expand("x $(SECRET) $(A)", known);
    expect(text).toBe("x $(SECRET) a");
    expect(unknown).toEqual([{ start: 2, end: 11 }]);
    expect(fromEnv).toEqual([{ start: 12, end: 13 }]);
  });

  test("an upper-case name that is not found may be filled elsewhere, a command substitution is not", () => {
    expect(expand("$(KUSTOMIZE_VAR)", known).unknown).toHaveLength(1);
    expect(expand("$(date) $(ls -l)", known).unknown).toHaveLength(0);
  });
});

describe("the way back", () => {
  const origin = (written: string, start: number, end: number): string => {
    const expanded = expand(written, known);
    const span = expanded.origin(start, end);
    return written.slice(span.start, span.end);
  };

  test("text that stays has its own place behind a reference of another length", () => {
    expect(origin("cp $(LONG) /data", 3, 10)).toBe("$(LONG)");
    expect(origin("cp $(LONG) /data", 11, 16)).toBe("/data");
    expect(origin("cp $(LONG) /data", 3, 6)).toBe("$(LONG)");
    expect(origin("a$$b", 1, 2)).toBe("$$");
    expect(origin("a$$b", 2, 3)).toBe("b");
    expect(origin("$(EMPTY)x", 0, 1)).toBe("x");
    expect(origin("", 0, 0)).toBe("");
  });

  test("every range lies inside what was written, and copied text is found again", () => {
    const piece = fc.constantFrom("$(A)", "$(LONG)", "$(EMPTY)", "$$", "$", "(", ")", "x", " é", "$(no)", "$(SECRET)");
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
        const written = pieces.join("");
        const { text, origin: from } = expand(written, known);
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        const span = from(start, end);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(written.length);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const written = text.replaceAll("$", "s");
        const start = at % (written.length + 1);
        expect(expand(`$(LONG)${written}`, known).origin(7 + start, 7 + written.length)).toEqual(
          start === written.length ? expect.anything() : { start: 7 + start, end: 7 + written.length },
        );
      }),
    );
  });
});

describe("the environment of a container", () => {
  const read = (texts: readonly string[]) =>
    readEnvironment(
      {
        env: [
          { name: "HOST", value: "db" },
          { name: "URL", value: "http://$(HOST):$(PORT)" },
          { name: "PORT", value: "5432" },
          { name: "SECRET", valueFrom: { secretKeyRef: { name: "s", key: "k" } } },
          { name: "WITH_SECRET", value: "x-$(SECRET)" },
          { name: "NOTHING" },
          { name: "HOST", value: "$(HOST).example" },
        ],
      },
      texts,
    );

  test("values expand from earlier entries only, the last entry of a name wins", () => {
    const found = read(["$URL $HOST ${PORT} $NOTHING"]);
    expect(found.get("URL")?.value).toBeNull();
    expect(found.get("PORT")?.value).toBe("5432");
    expect(found.get("HOST")?.value).toBe("db.example");
    expect(found.get("NOTHING")?.value).toBe("");
    expect(found.get("OTHER")).toBeUndefined();
  });

  test("what comes from elsewhere is not known, nor what is made of it", () => {
    const found = read(["$(SECRET) $(WITH_SECRET)"]);
    expect(found.get("SECRET")).toEqual({ value: null });
    expect(found.get("WITH_SECRET")).toEqual({ value: null });
  });

  test("values that nothing refers to are not read", () => {
    const touched: string[] = [];
    const entry = (name: string) => ({
      name,
      get value(): string {
        touched.push(name);
        return "v";
      },
    });
    readEnvironment({ env: [entry("USED"), entry("UNUSED")] }, ["echo $USED"]);
    expect(touched).not.toContain("UNUSED");
    expect(touched).toContain("USED");
    touched.length = 0;
    readEnvironment({ env: [entry("USED")] }, ["echo USED"]);
    expect(touched).toEqual([]);
  });

  test("values that double each other stay small", () => {
    const env = Array.from({ length: 64 }, (_, n) => ({ name: `V${n}`, value: n === 0 ? "xxxx" : `$(V${n - 1})$(V${n - 1})` }));
    const found = readEnvironment({ env }, ["$(V63)"]);
    expect(found.get("V63")?.value ?? "").not.toMatch(/^x+$/);
  });
});

test("template directives are found, an open one to the end", () => {
  expect(templated("a {{ b }} c ${{ d }}{{e")).toEqual([
    { start: 2, end: 9 },
    { start: 12, end: 20 },
    { start: 20, end: 23 },
  ]);
});
