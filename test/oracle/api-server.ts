/** The API server's own code, asked for its verdicts. The only place of the project that needs Go beside .ci/run. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corrected } from "./history.ts";
import { inPod } from "./paths.ts";
import { flagsOf, type Server } from "./servers.ts";
import { printReason, type Reason, type Verdict } from "./verdict.ts";

/** What the program prints for one document: see api-server/answer.go. */
export interface Answer {
  readonly skipped?: string;
  readonly decodeError?: string;
  readonly strictErrors: readonly string[];
  readonly errors: readonly FieldError[];
  readonly podErrors?: readonly FieldError[];
  readonly droppedFields?: readonly string[];
  readonly effective?: {
    readonly requests: Readonly<Record<string, string>>;
    readonly limits: Readonly<Record<string, string>>;
    readonly qosClass: string;
  };
  /** By minor version of the standards, then by level. */
  readonly podSecurity?: Readonly<Record<string, Readonly<Record<string, SecurityVerdict>>>>;
}

interface FieldError {
  readonly type: string;
  readonly field: string;
  readonly detail?: string;
}

export interface SecurityVerdict {
  readonly allowed: boolean;
  readonly violations?: readonly { readonly check: string; readonly reason: string; readonly detail?: string }[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const binary = join(root, "node_modules/.cache/initguard/api-server");

/** Builds the program, which takes minutes once and seconds from then on. */
export function build(): void {
  mkdirSync(join(binary, ".."), { recursive: true });
  const { status, stderr, error } = spawnSync("go", ["build", "-o", binary, "./api-server"], {
    cwd: join(root, "test/oracle"),
    encoding: "utf8",
    env: { ...process.env, GOFLAGS: "" },
  });
  if (status !== 0) throw new Error(`go build failed: ${error?.message ?? stderr}`);
}

/** What a server answers to each manifest; build() first. */
export function ask(manifests: readonly unknown[], ...flags: readonly string[]): readonly Answer[] {
  const lines = run(["-lines", ...flags], manifests.map((manifest) => JSON.stringify(manifest)).join("\n"));
  const answers = lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
  if (answers.length !== manifests.length) throw new Error(`${manifests.length} questions, ${answers.length} answers`);
  return answers;
}

/** The fields of a pod, as schema.go prints them. */
export const askSchema = (): unknown => JSON.parse(run(["-schema"], ""));

function run(flags: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(binary, flags, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`the oracle failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** The verdicts of one server. */
export const askVerdicts = (manifests: readonly unknown[], server: Server): readonly Verdict[] =>
  ask(manifests, ...flagsOf(server)).map((answer, index) => corrected(verdictOf(answer), server.minor, manifests[index]));

function verdictOf({ decodeError, strictErrors, errors, podErrors = [], droppedFields = [] }: Answer): Verdict {
  if (decodeError !== undefined) return { refusals: [decoding(decodeError)], dropped: [], podRefusals: [] };
  const refused = errors.map(reason);
  const known = new Set(refused.map((each) => printReason({ ...each, path: inPod(each.path) })));
  return {
    refusals: [...strictErrors.map(unknownField), ...refused],
    dropped: droppedFields,
    podRefusals: podErrors.map(reason).filter((each) => !known.has(printReason(each))),
  };
}

/** The printed types of field errors (k8s.io/apimachinery/pkg/util/validation/field, ErrorType.String). */
const types: Readonly<Record<string, string>> = {
  FieldValueNotFound: "Not found",
  FieldValueRequired: "Required value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueInvalid: "Invalid value",
  FieldValueNotSupported: "Unsupported value",
  FieldValueForbidden: "Forbidden",
  FieldValueTooLong: "Too long",
  FieldValueTooMany: "Too many",
  InternalError: "Internal error",
  FieldValueTypeInvalid: "Invalid value",
};

/** How much of a text is kept: enough to tell two texts apart. */
const kept = 70;

const reason = ({ type, field, detail = "" }: FieldError): Reason => ({
  type: types[type] ?? type,
  path: field,
  detail: detail.slice(0, kept),
});

function unknownField(text: string): Reason {
  const [, type = "strict", path = ""] = /^(unknown field|duplicate field) "(.*)"$/.exec(text) ?? [];
  return { type, path, detail: path === "" ? text.slice(0, kept) : "" };
}

/** Of Go's text only the path is a fact of the API; it has no indexes. */
function decoding(text: string): Reason {
  const [, path] = /into Go struct field \w+\.([^ ]+) of type/.exec(text) ?? [];
  return { type: "wrong type", path: path ?? "", detail: text.slice(0, kept) };
}
