/**
 * Holds the validity errors over a folder of real manifests against the API server's own code: `npm run corpus-truth -- <folder>`. Needs
 * Go. Exits 1 when initguard says one that the server does not say, or when a rule fails.
 */
import { readFile, type SourceResource } from "../shared/source/documents.ts";
import { defaultSettings, lintText } from "../shared/text.ts";
import { differences, isVerdict, readFinding } from "../test/oracle/agreement.ts";
import { isAboutInit } from "../test/oracle/agreements.ts";
import { askVerdicts, build } from "../test/oracle/api-server.ts";
import { isAsked } from "../test/oracle/questions.ts";
import { servers } from "../test/oracle/servers.ts";
import { manifestsIn } from "../test/support/manifests.ts";
import { validityRules } from "../test/support/validity-rules.ts";

const folder = process.argv[2] ?? ".";
const files = manifestsIn(folder);
const resources = files.flatMap((file) => readFile(file).resources).filter(({ mayHoldInitContainers }) => mayHoldInitContainers);
const asked = resources.filter(({ apiVersion, kind, body }) => isAsked(apiVersion, kind) && body !== undefined);

build();
const newest = servers.filter(({ gates }) => Object.keys(gates).length === 0);
let [errors, unproven, elsewhere, unsaid] = [0, 0, 0, 0];
for (const server of newest) {
  const { minor } = server;
  const settings = { ...defaultSettings, kubernetes: { min: minor, max: minor } };
  const { findings, notAnalysed } = lintText(files, settings, { today: "2026-01-01", rules: validityRules });
  for (const { reason } of notAnalysed.filter(({ kind }) => kind === "fault")) {
    unproven++;
    console.log(`1.${minor}: ${reason}`);
  }
  const bodies = asked.map(({ body }) => body);
  const verdicts = new Map(askVerdicts(bodies, server).map((verdict, index) => [asked[index], verdict]));
  for (const finding of findings.filter(isVerdict)) {
    errors++;
    const named = asked.filter((each) => isOf(finding, each));
    if (named.length === 0 && !isAsked(finding.resource?.apiVersion ?? "", finding.resource?.kind ?? "")) elsewhere++;
    else if (!named.some((each) => isSo(finding, each))) {
      unproven++;
      console.log(`1.${minor}: ${finding.file}:${finding.line}: ${finding.rule} at ${finding.path}: ${finding.message}`);
    }
  }
  for (const [resource, verdict] of verdicts) {
    if (resource === undefined || resource.partial) continue;
    const said = findings.filter((finding) => isVerdict(finding) && isOf(finding, resource)).map(readFinding);
    const missing = differences(said, verdict, resource.body, (reason) => isAboutInit(reason, verdict));
    for (const each of missing.filter((line) => line.startsWith("not said"))) {
      unsaid++;
      console.log(`1.${minor}: ${resource.file}: ${resource.kind} ${resource.name}: ${each}`);
    }
  }

  function isSo(finding: (typeof findings)[number], resource: SourceResource): boolean {
    const verdict = verdicts.get(resource);
    if (verdict === undefined) return false;
    // After the first wrong type nothing is known.
    if (verdict.refusals[0]?.type === "wrong type") return true;
    return differences([readFinding(finding)], verdict, resource.body, () => false).length === 0;
  }
}

function isOf({ file, resource }: { readonly file: string; readonly resource: object | null }, each: SourceResource): boolean {
  const { apiVersion, kind, namespace, name, file: from } = each;
  return from === file && JSON.stringify(resource) === JSON.stringify({ apiVersion, kind, namespace, name });
}

console.log(
  `${files.length} files, ${resources.length} workloads with init containers, ${asked.length} of them of kinds that the server knows, on ${newest.length} versions`,
);
console.log(
  `${errors} validity errors, ${elsewhere} of them in other kinds, ${unproven} that the server does not say; ${unsaid} that only the server says`,
);
process.exitCode = files.length === 0 || unproven > 0 ? 1 : 0;
