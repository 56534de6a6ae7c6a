/**
 * Forms of names, with what the API server says of any other text: one entry per complaint, none for a good one.
 * Source: k8s.io/apimachinery pkg/util/validation/validation.go and pkg/api/validate/content (v0.37.2).
 */

const tooLong = (length: number): string => `must be no more than ${length} characters`;

/** `a (e.g. 'x',  or 'y', regex used for validation is 'r')`: the two blanks are the server's. */
const misses = (message: string, regex: string, examples: readonly string[]): string =>
  `${message} (e.g. ${examples.map((example) => `'${example}', `).join(" or ")}regex used for validation is '${regex}')`;

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const labelForm = new RegExp(`^${label}$`);
const labelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";

const subdomain = `${label}(\\.${label})*`;
const subdomainForm = new RegExp(`^${subdomain}$`);
const subdomainText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";

/** A container, a volume: DNS label, RFC 1123. */
export function problemsOfLabel(name: string): readonly string[] {
  const problems = name.length > 63 ? [tooLong(63)] : [];
  if (labelForm.test(name)) return problems;
  if (subdomainForm.test(name)) return [...problems, "must not contain dots"];
  return [...problems, misses(labelText, label, ["my-name", "123-abc"])];
}

/** A Secret, a ConfigMap: DNS subdomain, RFC 1123. */
export function problemsOfSubdomain(name: string): readonly string[] {
  const problems = name.length > 253 ? [tooLong(253)] : [];
  if (subdomainForm.test(name)) return problems;
  return [...problems, misses(subdomainText, subdomain, ["example.com"])];
}

/** What a generated name may begin with: it may end with "-" (maskTrailingDash, which also forgives the character before). */
export const problemsOfPrefix = (name: string): readonly string[] =>
  problemsOfSubdomain(name.length > 1 && name.endsWith("-") ? `${name.slice(0, -2)}a` : name);

const configKey = "[-._a-zA-Z0-9]+";
const configKeyForm = new RegExp(`^${configKey}$`);
const configKeyText = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";

/** A key of a ConfigMap or Secret. */
export function problemsOfConfigKey(key: string): readonly string[] {
  const problems = key.length > 253 ? [tooLong(253)] : [];
  if (!configKeyForm.test(key)) return [...problems, misses(configKeyText, configKey, ["key.name", "KEY_NAME", "key-name"])];
  return [...problems, ...problemsOfParents(key)];
}

function problemsOfParents(name: string): readonly string[] {
  if (name === "." || name === "..") return [`must not be '${name}'`];
  return name.startsWith("..") ? ["must not start with '..'"] : [];
}

const variable = "[-._a-zA-Z][-._a-zA-Z0-9]*";
const variableForm = new RegExp(`^${variable}$`);
const variableText =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";

/** An environment variable, with the gate RelaxedEnvironmentVariableValidation on (`relaxed`) or off. */
export function problemsOfVariable(name: string, relaxed: boolean): readonly string[] {
  if (relaxed) {
    const good = /^[\x20-<>-~]+$/.test(name);
    return good ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
  }
  const form = variableForm.test(name) ? [] : [misses(variableText, variable, ["my.env-name", "MY_ENV.NAME", "MyEnvName1"])];
  return [...form, ...problemsOfParents(name)];
}

/** The name of a port: IANA_SVC_NAME, RFC 6335. */
export function problemsOfPortName(name: string): readonly string[] {
  return [
    ...(name.length > 15 ? ["must be no more than 15 characters"] : []),
    ...(/^[-a-z0-9]+$/.test(name) ? [] : ["must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"]),
    ...(/[a-z]/.test(name) ? [] : ["must contain at least one letter (a-z)"]),
    ...(name.includes("--") ? ["must not contain consecutive hyphens"] : []),
    ...(name.startsWith("-") || name.endsWith("-") ? ["must not begin or end with a hyphen"] : []),
  ];
}

/** The number of a port. */
export const problemsOfPort = (port: number): readonly string[] =>
  port >= 1 && port <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];

const part = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const partForm = new RegExp(`^${part}$`);
const partText =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/** The key of a label, the name of a resource: `name` or `domain/name`. */
export function problemsOfQualifiedName(text: string): readonly string[] {
  const parts = text.split("/");
  const [name = "", prefix] = parts.reverse();
  if (parts.length > 2) {
    const form = misses(`a valid label key ${partText}`, part, ["MyName", "my.name", "123-abc"]);
    return [`${form} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const ofPrefix = prefix === undefined ? [] : prefix === "" ? ["must be non-empty"] : problemsOfSubdomain(prefix);
  return [
    ...ofPrefix.map((problem) => `prefix part ${problem.replace(/characters$/, "bytes")}`),
    ...(name === "" ? ["name part must be non-empty"] : name.length > 63 ? ["name part must be no more than 63 bytes"] : []),
    ...(partForm.test(name) ? [] : [`name part ${misses(partText, part, ["MyName", "my.name", "123-abc"])}`]),
  ];
}

/** A path below a volume. */
export const problemsOfRelativePath = (path: string): readonly string[] => [
  ...(path.startsWith("/") ? ["must be a relative path"] : []),
  ...problemsOfSteps(path),
];

export const problemsOfSteps = (path: string): readonly string[] =>
  path.split("/").includes("..") ? ["must not contain '..'"] : [];

/** White space in Go's sense (unicode.IsSpace), which has U+0085 and lacks the byte-order mark. */
const space = "[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const padding = new RegExp(`^${space}|${space}$`);

/** True for text that begins or ends with white space. */
export const isPadded = (text: string): boolean => padding.test(text);
