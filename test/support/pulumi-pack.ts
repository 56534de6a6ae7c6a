/** Starts a policy pack as the Pulumi engine does, in its own process, and speaks the engine's protocol with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import {
  analyzer,
  analyzerGrpc,
  Empty,
  fromStruct,
  organization,
  type Properties,
  project,
  type Registration,
  sizeLimit,
  stack,
  toStruct,
} from "./pulumi.ts";

export interface Diagnostic {
  readonly policy: string;
  readonly level: string;
  readonly severity: string;
  readonly message: string;
  /** The resource that the engine would print: its own for a resource, "" for the stack as a whole. */
  readonly urn: string;
}

export interface PolicyInfo {
  readonly name: string;
  readonly description: string;
  readonly level: string;
  readonly severity: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly remediationSteps: string;
  readonly schema: Properties;
}

/** As in the file of `--policy-pack-config`. */
export type PolicyConfig = Readonly<Record<string, string | Properties>>;

export interface Pack {
  readonly info: { readonly name: string; readonly version: string; readonly policies: readonly PolicyInfo[] };
  /** Replaces the configuration; without arguments only the defaults hold. */
  configure(config?: PolicyConfig): Promise<void>;
  analyze(resource: Registration): Promise<readonly Diagnostic[]>;
  analyzeStack(resources: readonly Registration[]): Promise<readonly Diagnostic[]>;
  /** Everything that the process printed besides its port. */
  output(): string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface PackOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

/** `directory` holds PulumiPolicy.yaml, a package.json and the installed packages. */
export async function startPack(directory: string, { environment = {} }: PackOptions = {}): Promise<Pack> {
  const beside = join(directory, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
  const above = createRequire(join(directory, "package.json"));
  const runner = existsSync(beside) ? beside : above.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  const child = spawn(process.execPath, [runner, "127.0.0.1:1", "."], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environmentOfPack, ...environment },
  });
  let printed = "";
  child.stderr.on("data", (data: Buffer) => {
    printed += data.toString();
  });
  const port = await portOf(child, () => printed);
  child.stdout.on("data", (data: Buffer) => {
    printed += data.toString();
  });
  const client = new analyzerGrpc.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": sizeLimit,
    "grpc.max_send_message_length": sizeLimit,
  });
  await call<unknown>((done) => client.configureStack(stackRequest(), done));
  const info = infoOf(await call<AnalyzerInfo>((done) => client.getAnalyzerInfo(new Empty(), done)));
  const pack: Pack = {
    info,
    pid: child.pid ?? 0,
    output: () => printed,
    async configure(config = {}) {
      await call<unknown>((done) => client.configure(configureRequest(info.policies, config), done));
    },
    async analyze(resource) {
      const answer = await call<AnalyzeResponse>((done) => client.analyze(fill(new analyzer.AnalyzeRequest(), resource), done));
      return answer.getDiagnosticsList().map(toDiagnostic);
    },
    async analyzeStack(resources) {
      const request = new analyzer.AnalyzeStackRequest();
      request.setResourcesList(resources.map((one) => fill(new analyzer.AnalyzerResource(), one).setParent(one.parent)));
      const answer = await call<AnalyzeResponse>((done) => client.analyzeStack(request, done));
      return answer.getDiagnosticsList().map(toDiagnostic);
    },
    async stop() {
      client.close();
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
  await pack.configure();
  return pack;
}

/** What the engine adds to its own environment (analyzer_plugin.go, constructEnv). */
const environmentOfPack = {
  PULUMI_CONFIG: "{}",
  PULUMI_ORGANIZATION: organization,
  PULUMI_PROJECT: project,
  PULUMI_STACK: stack,
  PULUMI_DRY_RUN: "true",
  PULUMI_NODEJS_ORGANIZATION: organization,
  PULUMI_NODEJS_PROJECT: project,
  PULUMI_NODEJS_STACK: stack,
  PULUMI_NODEJS_DRY_RUN: "true",
};

/** The first line that the process prints. */
function portOf(child: ChildProcess, errors: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (data: Buffer) => {
      text += data.toString();
      const port = /^(\d+)\r?\n/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once("exit", (code) => reject(new Error(`the pack exited with ${code}: ${text}${errors()}`)));
  });
}

type AnalyzeResponse = InstanceType<typeof analyzer.AnalyzeResponse>;
type AnalyzerInfo = InstanceType<typeof analyzer.AnalyzerInfo>;

const call = <T>(start: (done: (error: Error | null, value: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => start((error, value) => (error === null ? resolve(value) : reject(error))));

function stackRequest(): InstanceType<typeof analyzer.AnalyzerStackConfigureRequest> {
  const request = new analyzer.AnalyzerStackConfigureRequest();
  request.setStack(stack);
  request.setProject(project);
  request.setOrganization(organization);
  request.setDryRun(true);
  return request;
}

const nameOf = (values: Readonly<Record<string, number>>, value: number): string =>
  (Object.entries(values).find(([, number]) => number === value)?.[0] ?? "").replace("POLICY_SEVERITY_", "").toLowerCase();

const levelValues = analyzer.EnforcementLevel as unknown as Readonly<Record<string, number>>;
const severityValues = analyzer.PolicySeverity as unknown as Readonly<Record<string, number>>;

const toDiagnostic = (one: InstanceType<typeof analyzer.AnalyzeDiagnostic>): Diagnostic => ({
  policy: one.getPolicyname(),
  level: nameOf(levelValues, one.getEnforcementlevel()),
  severity: nameOf(severityValues, one.getSeverity()),
  message: one.getMessage(),
  urn: one.getUrn(),
});

const infoOf = (info: AnalyzerInfo): Pack["info"] => ({
  name: info.getName(),
  version: info.getVersion(),
  policies: info.getPoliciesList().map((policy) => ({
    name: policy.getName(),
    description: policy.getDescription(),
    level: nameOf(levelValues, policy.getEnforcementlevel()),
    severity: nameOf(severityValues, policy.getSeverity()),
    url: policy.getUrl(),
    tags: policy.getTagsList(),
    remediationSteps: policy.getRemediationSteps(),
    schema: fromStruct(policy.getConfigschema()?.getProperties()),
  })),
});

/** The engine sends every policy its level and its defaults, and the user's words over them (analyzer/config.go, Reconcile…). */
function configureRequest(
  policies: readonly PolicyInfo[],
  config: PolicyConfig,
): InstanceType<typeof analyzer.ConfigureAnalyzerRequest> {
  const request = new analyzer.ConfigureAnalyzerRequest();
  for (const { name, level, schema } of policies) {
    const given = config[name] ?? {};
    const { enforcementLevel = config.all ?? level, ...properties } =
      typeof given === "string" ? { enforcementLevel: given } : given;
    const defaults = Object.entries(schema).flatMap(([key, one]) =>
      typeof one === "object" && one !== null && "default" in one ? [[key, one.default] as const] : [],
    );
    const entry = new analyzer.PolicyConfig();
    entry.setEnforcementlevel((levelValues[String(enforcementLevel).toUpperCase()] ?? 0) as 0);
    entry.setProperties(toStruct({ ...Object.fromEntries(defaults), ...properties } as Properties));
    request.getPolicyconfigMap().set(name, entry);
  }
  return request;
}

interface Fillable {
  setType(value: string): unknown;
  setUrn(value: string): unknown;
  setName(value: string): unknown;
  setProperties(value: ReturnType<typeof toStruct>): unknown;
  setOptions(value: InstanceType<typeof analyzer.AnalyzerResourceOptions>): unknown;
}

function fill<T extends Fillable>(message: T, { type, urn, name, props, parent }: Registration): T {
  message.setType(type);
  message.setUrn(urn);
  message.setName(name);
  message.setProperties(toStruct(props));
  // Without options the SDK takes the engine for an old one and refuses.
  const options = new analyzer.AnalyzerResourceOptions();
  options.setCustomtimeouts(new analyzer.AnalyzerResourceOptions.CustomTimeouts());
  options.setParent(parent);
  message.setOptions(options);
  return message;
}
