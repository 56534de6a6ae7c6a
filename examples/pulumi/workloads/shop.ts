import * as k8s from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";

const shop = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } });

/** Where everything of the shop lives. */
export const namespace = shop.metadata.name;

export const named = (name: string) => ({ name, namespace });

/** What a short preparation needs. */
export const small = { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "32Mi" } };

/** The name under which the pods labelled `app: <name>` are reached. */
export const service = (name: string, port: number, spec: Input<Partial<k8s.types.input.core.v1.ServiceSpec>> = {}) =>
  new k8s.core.v1.Service(name, {
    metadata: named(name),
    spec: { selector: { app: name }, ports: [{ port }], ...spec },
  });
