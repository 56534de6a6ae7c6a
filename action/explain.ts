import { readFileSync } from "node:fs";
import { type Rule, rules } from "../shared/text.ts";
import { hint } from "./nearest.ts";
import { refusal } from "./refusal.ts";
import { styleOf } from "./text.ts";

/** The page of a rule for a terminal, with its examples. @throws Refusal for a rule that does not exist. */
export function printPage(id: string, { colour }: { readonly colour: boolean }): string {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) {
    const ids = rules.map((each) => each.id);
    throw refusal(`rule "${id}" does not exist${hint(id, ids)}`);
  }
  return forTerminal(pageOf(rule), styleOf(colour));
}

/** The generated page, which comes with the package; without it what the rule says of itself. */
function pageOf({ id, summary, why, fix, links }: Rule): string {
  try {
    return readFileSync(new URL(`../../docs/rules/${id}.md`, import.meta.url), "utf8");
  } catch {
    const sources = links.map((link) => `- <${link}>`).join("\n");
    return [`# ${id}`, `${summary}.`, "## Why", why.trim(), "## The way out", fix.trim(), "## Sources", sources, ""].join("\n\n");
  }
}

/** Headings stand out, examples are indented, tables are columns; prose stays as it is written. */
function forTerminal(page: string, style: ReturnType<typeof styleOf>): string {
  let inExample = false;
  const lines = page.split("\n").flatMap((line) => {
    if (/^```/.test(line)) {
      inExample = !inExample;
      return [];
    }
    if (inExample) return [line === "" ? "" : `    ${line}`];
    if (/^<!--|^\|[\s|-]*$/.test(line)) return [];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [style("bold", heading)];
    return [line.startsWith("|") ? row(line) : line];
  });
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** Of a table: the first cell as wide as the words of every page's first column. */
function row(line: string): string {
  const [name = "", ...cells] = line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  return `  ${name.padEnd(10)}${cells.join("  ")}`.trimEnd();
}
