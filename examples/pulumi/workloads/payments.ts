// Bad: code, certificates and permissions prepared in ways that break on the second start or not at all.
import * as k8s from "@pulumi/kubernetes";
import { named, service } from "./shop";

const scripts = new k8s.core.v1.ConfigMap("payments-scripts", {
  metadata: named("payments-scripts"),
  data: {
    "fetch-certs.sh": `#!/bin/sh
set -eu
curl -fsS -m 30 -o /certs/tls.crt https://ca.example.com/payments.crt
`,
  },
});

service("payments", 8443, { clusterIP: "None" });

new k8s.apps.v1.StatefulSet("payments", {
  metadata: named("payments"),
  spec: {
    serviceName: "payments",
    replicas: 2,
    selector: { matchLabels: { app: "payments" } },
    template: {
      metadata: { labels: { app: "payments" } },
      spec: {
        initContainers: [
          {
            name: "fetch-rules",
            image: "alpine/git:v2.49.1",
            args: ["clone", "--depth=1", "https://git.example.com/shop/payment-rules.git", "/rules"],
            volumeMounts: [{ name: "rules", mountPath: "/rules" }],
          },
          {
            name: "fetch-certificates",
            image: "registry.example.com/shop/cert-fetcher:1.3.0",
            command: ["sh", "-c", "/scripts/fetch-certs.sh"],
            volumeMounts: [
              { name: "certs", mountPath: "/certs" },
              { name: "scripts", mountPath: "/scripts" },
            ],
          },
          {
            name: "set-permissions",
            image: "busybox",
            command: ["sh", "-c", "chmod -R 777 /data"],
            readinessProbe: { exec: { command: ["test", "-d", "/data"] } },
            volumeMounts: [{ name: "data", mountPath: "/data" }],
          },
          { name: "payments", image: "busybox:1.37.0", command: ["sh", "-c", "git --version"] },
        ],
        containers: [
          {
            name: "payments",
            image: "registry.example.com/shop/payments:3.0.2",
            volumeMounts: [
              { name: "rules", mountPath: "/etc/payments/rules", readOnly: true },
              { name: "certs", mountPath: "/etc/payments/certs", readOnly: true },
              { name: "data", mountPath: "/var/lib/payments" },
            ],
          },
        ],
        volumes: [
          { name: "rules", emptyDir: {} },
          { name: "certs", emptyDir: { medium: "Memory" } },
          { name: "scripts", configMap: { name: scripts.metadata.name } },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    ],
  },
});
