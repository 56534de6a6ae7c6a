// Good: what needs root says why, what keeps running is a sidecar.
import * as k8s from "@pulumi/kubernetes";
import { named, service, small } from "./shop";

service("search", 9200);

new k8s.apps.v1.StatefulSet("search", {
  metadata: {
    ...named("search"),
    annotations: {
      "initguard.dev/allow-privileged-init": "vm.max_map_count is a setting of the node, and the nodes of this pool are ours",
    },
  },
  spec: {
    serviceName: "search",
    replicas: 1,
    selector: { matchLabels: { app: "search" } },
    template: {
      metadata: { labels: { app: "search" } },
      spec: {
        initContainers: [
          {
            name: "raise-map-count",
            image: "busybox:1.37.0",
            command: ["sysctl", "-w", "vm.max_map_count=262144"],
            securityContext: { privileged: true },
            resources: small,
          },
          {
            name: "ship-logs",
            image: "registry.example.com/shop/log-shipper:1.0.0",
            restartPolicy: "Always",
            startupProbe: { tcpSocket: { port: 2020 } },
            resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
            volumeMounts: [{ name: "logs", mountPath: "/logs", readOnly: true }],
          },
          {
            name: "make-directories",
            image: "busybox:1.37.0",
            command: ["mkdir", "-p", "/data/index", "/data/snapshots"],
            resources: small,
            volumeMounts: [{ name: "data", mountPath: "/data" }],
          },
        ],
        containers: [
          {
            name: "search",
            image: "registry.example.com/shop/search:8.15.0",
            ports: [{ containerPort: 9200 }],
            volumeMounts: [
              { name: "data", mountPath: "/data" },
              { name: "logs", mountPath: "/var/log/search" },
            ],
          },
        ],
        volumes: [{ name: "logs", emptyDir: {} }],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
      },
    ],
  },
});
