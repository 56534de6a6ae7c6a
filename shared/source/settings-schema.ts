/** What a settings file may say: published as JSON Schema, and what `readSettings` checks by. One description, so the two agree. */
import type { Meta } from "../engine/rule.ts";
import { gates } from "../model/gates.ts";
import { newestKnown, oldestKnown } from "../model/version.ts";

/** What settings need to know of a rule. */
export type KnownRule = Pick<Meta, "id" | "options"> & { readonly summary?: string };

/** The part of JSON Schema (draft 2020-12) that a settings file needs. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: Type | readonly Type[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** What any other key holds; false when there may be none. */
  readonly additionalProperties?: Schema | false;
  readonly required?: readonly string[];
  /** Branches that differ in type. */
  readonly anyOf?: readonly Schema[];
}

export type Type = "object" | "array" | "string" | "integer" | "boolean" | "null";

const level: Schema = { type: "string", enum: ["off", "notice", "warning", "error"], description: "a level" };
const text = (description: string): Schema => ({ type: "string", pattern: "\\S", description });
const listOf = (items: Schema, description: string): Schema => ({ type: ["array", "null"], items, description });

/** The JSON Schema of initguard.yaml. Every `description` completes the sentence "it is …". */
export function settingsSchema(rules: readonly KnownRule[]): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://initguard.dev/settings.schema.json",
    title: "initguard settings",
    type: ["object", "null"],
    properties: {
      extends: listOf(
        text("recommended, strict, a path or an npm package"),
        "what these settings build on, the last with the last word",
      ),
      kubernetes: {
        type: "string",
        pattern: versions(),
        description: `a version or range from 1.${oldestKnown} to 1.${newestKnown}, in quotes`,
      },
      gates: {
        type: ["object", "null"],
        properties: Object.fromEntries(
          Object.keys(gates).map((gate) => [gate, { type: "boolean", description: "whether the cluster has it on" }]),
        ),
        additionalProperties: false,
        description: "feature gates that the cluster has set otherwise than its version does",
      },
      complete: {
        type: "boolean",
        default: false,
        description: "whether the files are the whole release, so that absence means absent",
      },
      rules: {
        type: ["object", "null"],
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
        additionalProperties: false,
        description: "levels and options by rule",
      },
      images: {
        type: ["object", "null"],
        additionalProperties: image,
        description: "what is known about images, by registry/repository with * for any characters",
      },
      exclude: listOf(text("a glob pattern"), "files that are not read, as glob patterns"),
      exceptions: listOf(exception, "findings that are accepted, each with its reason"),
    },
    additionalProperties: false,
  };
}

const ruleSchema = ({ options = {}, summary }: KnownRule): Schema => ({
  ...(summary === undefined ? {} : { description: summary }),
  anyOf: [
    level,
    { type: "object", properties: { level, ...options }, additionalProperties: false, description: "a level with options" },
  ],
});

const image: Schema = {
  type: "object",
  properties: {
    shell: { type: "string", enum: ["ash", "dash", "bash", "sh", "none"], description: "the shell behind sh" },
    tools: { type: "array", items: text("a program's name"), description: "programs that the image has" },
    entrypoint: { type: "array", items: { type: "string", description: "a word" }, description: "the image's entrypoint" },
    user: { type: "integer", minimum: 0, description: "the numeric user that the image runs as" },
  },
  additionalProperties: false,
  description: "facts about an image",
};

const exception: Schema = {
  type: "object",
  properties: {
    rule: text("a rule's id"),
    resource: {
      type: "string",
      pattern: "^[^/\\s]+/[^/\\s]+(/[^/\\s]+)?$",
      description: "Kind/name or Kind/namespace/name, with * for any characters",
    },
    container: text("an init container's name"),
    reason: text("why the finding is accepted"),
    until: { type: "string", pattern: dates(), description: "the last day on which it holds, as YYYY-MM-DD" },
  },
  required: ["rule", "resource", "reason"],
  additionalProperties: false,
  description: "an exception",
};

/** Exactly what `parseRange` reads: every known version, alone or up to a later one. */
function versions(): string {
  const known = Array.from({ length: newestKnown - oldestKnown + 1 }, (_, index) => oldestKnown + index);
  const ranges = known.map((minor) => `${minor}(\\s*-\\s*v?1\\.(${known.filter((later) => later >= minor).join("|")}))?`);
  return `^\\s*v?1\\.(${ranges.join("|")})\\s*$`;
}

function dates(): string {
  const long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])";
  const short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)";
  return `^[0-9]{4}-(${long}|${short}|02-(0[1-9]|[12][0-9]))$`;
}
