/** What the two stand-ins for the Pulumi engine share: the wire protocol's messages and what a program registers. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// The generated modules have no names that an import could see.
export const analyzer = require("@pulumi/pulumi/proto/analyzer_pb.js") as typeof import("@pulumi/pulumi/proto/analyzer_pb.js");
export const analyzerGrpc =
  require("@pulumi/pulumi/proto/analyzer_grpc_pb.js") as typeof import("@pulumi/pulumi/proto/analyzer_grpc_pb.js");
export const resource = require("@pulumi/pulumi/proto/resource_pb.js") as typeof import("@pulumi/pulumi/proto/resource_pb.js");
export const resourceGrpc =
  require("@pulumi/pulumi/proto/resource_grpc_pb.js") as typeof import("@pulumi/pulumi/proto/resource_grpc_pb.js");
export const engine = require("@pulumi/pulumi/proto/engine_pb.js") as typeof import("@pulumi/pulumi/proto/engine_pb.js");
export const engineGrpc =
  require("@pulumi/pulumi/proto/engine_grpc_pb.js") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb.js");
export const { Struct } =
  require("google-protobuf/google/protobuf/struct_pb.js") as typeof import("google-protobuf/google/protobuf/struct_pb.js");
export const { Empty } =
  require("google-protobuf/google/protobuf/empty_pb.js") as typeof import("google-protobuf/google/protobuf/empty_pb.js");

type Struct = InstanceType<typeof Struct>;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Properties = { readonly [key: string]: Json };

/** One resource as the engine hands it to a policy pack. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** URN, "" for none. */
  readonly parent: string;
  /** Values that are not known and secrets stand in their wire form. */
  readonly props: Properties;
}

export const project = "lab";
export const stack = "dev";
export const organization = "organization";

/** Of the engine's gRPC connections (sdk/go/common/util/rpcutil: 400 MB). */
export const sizeLimit = 400 * 1024 * 1024;

export const toStruct = (properties: Properties): Struct => Struct.fromJavaScript(properties as never);
export const fromStruct = (struct: Struct | undefined): Properties => (struct?.toJavaScript() ?? {}) as Properties;

/** How a value is written that is known only after the deployment, and a secret (@pulumi/pulumi, runtime/rpc.js). */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const secret = (value: Json): Json => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

/** A URN as the engine makes it: the types of the parents, without the stack's, before its own. */
export function urnOf(type: string, name: string, parent = ""): string {
  const above = parent === "" ? "" : (parent.split("::")[2] ?? "");
  const qualified = above === "" || above === "pulumi:pulumi:Stack" ? type : `${above}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** A resource at the top of a stack, written by hand. */
export const registration = (type: string, name: string, props: Properties): Registration => ({
  type,
  name,
  urn: urnOf(type, name),
  parent: "",
  props,
});

export const stackRegistration = registration("pulumi:pulumi:Stack", `${project}-${stack}`, {});
