/** Runs a real Pulumi program in its real language runtime, and records what it registers: a preview without engine and cluster. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Server, ServerCredentials, type ServiceError, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { parseAllDocuments } from "yaml";
import {
  Empty,
  engine,
  engineGrpc,
  fromStruct,
  type Json,
  organization,
  project,
  type Registration,
  resource,
  resourceGrpc,
  sizeLimit,
  stack,
  toStruct,
  urnOf,
} from "./pulumi.ts";

export interface ProgramRun {
  readonly exitCode: number | null;
  readonly registrations: readonly Registration[];
  /** What the program printed or logged as warning or error. */
  readonly output: string;
}

/** `directory` holds Pulumi.yaml and the program. TypeScript is compiled without checking types. */
export async function runProgram(directory: string): Promise<ProgramRun> {
  const registrations: Registration[] = [];
  let output = "";
  const server = new Server({ "grpc.max_receive_message_length": sizeLimit });
  server.addService(resourceGrpc.ResourceMonitorService, complete(resourceGrpc.ResourceMonitorService, monitor(registrations)));
  server.addService(
    engineGrpc.EngineService,
    complete(
      engineGrpc.EngineService,
      engineHandlers((text) => {
        output += `${text}\n`;
      }),
    ),
  );
  const address = `127.0.0.1:${await listen(server)}`;
  const runner = createRequire(join(directory, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  const to = ["--monitor", address, "--engine", address];
  const of = ["--organization", organization, "--project", project, "--stack", stack];
  const at = ["--root-directory", directory, "--pwd", directory];
  const child = spawn(process.execPath, [runner, ...to, ...of, ...at, "--dry-run", "--parallel", "16", "."], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PULUMI_CONFIG: "{}", PULUMI_NODEJS_TYPESCRIPT: "true", PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      output += data.toString();
    });
  }
  try {
    const [exitCode] = (await once(child, "exit")) as [number | null];
    return { exitCode, registrations, output };
  } finally {
    server.forceShutdown();
  }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port))),
  );

type Answer<T> = (error: Partial<ServiceError> | null, value?: T) => void;
interface Call<T> {
  readonly request: T;
}

const done = <T>(_call: Call<T>, answer: Answer<unknown>): void => answer(null, new Empty());

/** Every method of a service; the ones that the stand-in does not know say so. */
function complete(service: object, known: UntypedServiceImplementation): UntypedServiceImplementation {
  const unimplemented = (name: string) => (_call: Call<unknown>, answer: Answer<never>) =>
    answer({ code: status.UNIMPLEMENTED, message: name });
  return Object.fromEntries(Object.keys(service).map((name) => [name, known[name] ?? unimplemented(name)]));
}

/** Without `outputValues`, unknown values and secrets arrive in the form in which the engine hands them on to a pack. */
const features = new Set(["secrets", "resourceReferences", "aliasSpecs", "deletedWith"]);

function monitor(registrations: Registration[]): UntypedServiceImplementation {
  return {
    supportsFeature({ request }: Call<InstanceType<typeof resource.SupportsFeatureRequest>>, answer: Answer<unknown>) {
      const response = new resource.SupportsFeatureResponse();
      response.setHassupport(features.has(request.getId()));
      answer(null, response);
    },
    registerResource({ request }: Call<InstanceType<typeof resource.RegisterResourceRequest>>, answer: Answer<unknown>) {
      const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
      const props = fromStruct(request.getObject());
      const urn = urnOf(type, name, parent);
      registrations.push({ type, name, urn, parent, props });
      const response = new resource.RegisterResourceResponse();
      response.setUrn(urn);
      response.setObject(toStruct(props));
      answer(null, response);
    },
    invoke({ request }: Call<InstanceType<typeof resource.ResourceInvokeRequest>>, answer: Answer<unknown>) {
      if (request.getTok() !== "kubernetes:yaml:decode") return answer({ code: status.UNIMPLEMENTED, message: request.getTok() });
      const { text } = fromStruct(request.getArgs());
      const objects = parseAllDocuments(String(text)).map((document): Json => document.toJS());
      const response = new resource.ResourceInvokeResponse();
      response.setReturn(toStruct({ result: objects.filter((object) => object !== null) }));
      answer(null, response);
    },
    registerPackage({ request }: Call<InstanceType<typeof resource.RegisterPackageRequest>>, answer: Answer<unknown>) {
      const response = new resource.RegisterPackageResponse();
      response.setRef(request.getName());
      answer(null, response);
    },
    registerResourceOutputs: done,
    registerStackTransform: done,
    registerStackInvokeTransform: done,
    registerResourceHook: done,
    signalAndWaitForShutdown: done,
  };
}

function engineHandlers(say: (text: string) => void): UntypedServiceImplementation {
  let root = "";
  return {
    log({ request }: Call<InstanceType<typeof engine.LogRequest>>, answer: Answer<unknown>) {
      if (request.getSeverity() >= engine.LogSeverity.WARNING) say(request.getMessage());
      answer(null, new Empty());
    },
    getRootResource(_call: Call<unknown>, answer: Answer<unknown>) {
      const response = new engine.GetRootResourceResponse();
      response.setUrn(root);
      answer(null, response);
    },
    setRootResource({ request }: Call<InstanceType<typeof engine.SetRootResourceRequest>>, answer: Answer<unknown>) {
      root = request.getUrn();
      answer(null, new engine.SetRootResourceResponse());
    },
    requirePulumiVersion(_call: Call<unknown>, answer: Answer<unknown>) {
      answer(null, new engine.RequirePulumiVersionResponse());
    },
    startDebugging: done,
  };
}
