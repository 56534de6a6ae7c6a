import { expect, test } from "vitest";
import { escapeMarkdown, githubLink, printMarkdown, summaryLimit } from "../../action/markdown.ts";
import { finding, outcome } from "../support/findings.ts";

const elsewhere = "in the JSON report";

test("the summary has the counts, a table per file, the way out once per rule and what was not analysed", () => {
  const printed = printMarkdown(
    outcome(
      [
        finding(),
        finding({ line: 9, level: "error", rule: "missing-tool", fix: "use an image that has `git`" }),
        finding({
          file: "k8s/db.yaml",
          related: [{ file: "x.yaml", line: 7, column: 1, endLine: 7, endColumn: 2, message: "used here" }],
        }),
        finding({
          file: "k8s/db.yaml",
          rule: "unused-exception",
          fix: null,
          level: "notice",
          message: "exception matches nothing",
        }),
      ],
      { notAnalysed: [{ kind: "file", file: "chart/a.yaml", line: 3, reason: "template that is not rendered" }] },
    ),
    { elsewhere, link: (file, line) => `https://example.com/${file}#L${line}` },
  );
  expect(printed).toBe(`## initguard

**1 error, 2 warnings, 1 notice in 2 files · 1 file not analysed**

### <code>k8s/web.yaml</code>

| Line | | Finding | Rule |
| ---: | --- | --- | --- |
| [3](https://example.com/k8s/web.yaml#L3) | 🟠&nbsp;warning | init container "wait" waits without a bound, so the Pod hangs | [unbounded-wait](https://github.com/initguard/initguard/blob/main/docs/rules/unbounded-wait.md) |
| [9](https://example.com/k8s/web.yaml#L9) | 🔴&nbsp;error | init container "wait" waits without a bound, so the Pod hangs | [missing-tool](https://github.com/initguard/initguard/blob/main/docs/rules/missing-tool.md) |

### <code>k8s/db.yaml</code>

| Line | | Finding | Rule |
| ---: | --- | --- | --- |
| [3](https://example.com/k8s/db.yaml#L3) | 🟠&nbsp;warning | init container "wait" waits without a bound, so the Pod hangs<br>see <code>x.yaml:7</code> used here | [unbounded-wait](https://github.com/initguard/initguard/blob/main/docs/rules/unbounded-wait.md) |
| [3](https://example.com/k8s/db.yaml#L3) | 🔵&nbsp;notice | exception matches nothing | <code>unused-exception</code> |

### The way out

- **missing-tool**: use an image that has \`git\`
- **unbounded-wait**: give the loop a bound

<details><summary>1 file not analysed</summary>

| Place | Reason |
| --- | --- |
| <code>chart/a.yaml:3</code> | template that is not rendered |

</details>
`);
});

test("a quiet run is two lines", () => {
  expect(printMarkdown(outcome([]), { elsewhere })).toBe("## initguard\n\n**no findings in 1 init container of 1 workload**\n");
});

// Held to a real GFM parser when it was written: 20,000 random cells show as they were written.
test.each([
  ["a|b", "a&#124;b"],
  ["`a` *b* _c_ ~d~", "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~"],
  ["[x](javascript:alert) ![y](z)", "\\[x\\](javascript:alert) \\!\\[y\\](z)"],
  ["<script>&amp;</script>", "&lt;script&gt;&amp;amp;&lt;/script&gt;"],
  ["a\\|b", "a&#92;&#124;b"],
  ["a\r\nb\nc", "a b c"],
  ["\u001b[31m \u202e", "\\\\x1b\\[31m \\\\u{202e}".replaceAll("\\\\", "&#92;")],
  ["https://evil.example www.evil.example", "https&#58;//evil.example www&#46;evil.example"],
  ["@octocat and nginx@sha256:1 and a@b.co", "&#64;&#8203;octocat and nginx&#64;sha256:1 and a&#64;b.co"],
  ["# $x$ :x:", "\\# \\$x\\$ :x:"],
])("%j is shown as written", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("what does not fit is counted, and the text stays whole and within GitHub's limit", () => {
  const findings = Array.from({ length: 9000 }, (_, i) =>
    finding({ file: `${i % 30}.yaml`.padStart(8, "0"), message: `수 ${"x".repeat(100)}` }),
  );
  findings.sort((a, b) => (a.file < b.file ? -1 : 1));
  const notAnalysed = [{ kind: "file" as const, file: "a.yaml", line: null, reason: "template" }];
  const printed = printMarkdown(outcome(findings, { notAnalysed }), { elsewhere });
  const size = Buffer.byteLength(printed);
  expect(size).toBeLessThanOrEqual(summaryLimit);
  expect(size).toBeGreaterThan(summaryLimit * 0.99);
  const rows = printed.match(/^\| 3 \|/gm)?.length ?? 0;
  const left = Number(/> (\d+) more lines did not fit here: they are in the JSON report\.\n$/.exec(printed)?.[1]);
  expect(rows + left).toBe(
    9000 + (printed.includes("The way out") ? 0 : 1) + (printed.includes("not analysed</summary>") ? 0 : 1),
  );
});

test("whatever the limit, the text keeps to it and is cut between rows", () => {
  const findings = Array.from({ length: 50 }, () => finding());
  for (let limit = 1000; limit < 3000; limit += 7) {
    const printed = printMarkdown(outcome(findings), { elsewhere, limit });
    expect(Buffer.byteLength(printed)).toBeLessThanOrEqual(limit);
    expect(printed).toMatch(/\n\n> \[!NOTE\]\n> \d+ more lines did not fit/);
    for (const row of printed.match(/^\| .*$/gm) ?? []) expect(row).toMatch(/\|$/);
  }
});

test("lines are linked at the commit, with every character of a name encoded", () => {
  const link = githubLink({ GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_SHA: "abc" });
  expect(link("k8s/a b)(|].yaml", 3)).toBe("https://github.com/acme/shop/blob/abc/k8s/a%20b%29%28%7C%5D.yaml#L3");
  expect(link("\ud800.yaml", 1)).toBe("https://github.com/acme/shop/blob/abc/%EF%BF%BD.yaml#L1");
  for (const file of ["<stdin>", "../x.yaml", "/x.yaml", ""]) expect(link(file, 1)).toBeNull();
  expect(githubLink({})("a.yaml", 1)).toBeNull();
});
