// Bad: a step asks a sidecar that starts after it, and the autoscaler misses a request. Reduced from examples/platform/gateway.yaml.
import * as k8s from "@pulumi/kubernetes";
import { named, service, small } from "./shop";

const gateway = new k8s.apps.v1.Deployment("gateway", {
  metadata: named("gateway"),
  spec: {
    selector: { matchLabels: { app: "gateway" } },
    template: {
      metadata: { labels: { app: "gateway" } },
      spec: {
        initContainers: [
          {
            name: "fetch-routes",
            image: "curlimages/curl:8.16.0",
            command: ["curl", "-fsS", "-m", "5", "-o", "/routes/routes.json", "http://localhost:15001/routes"],
            resources: small,
            volumeMounts: [{ name: "routes", mountPath: "/routes" }],
          },
          {
            name: "mesh-proxy",
            image: "registry.example.com/platform/mesh-proxy:3.2.0",
            restartPolicy: "Always",
            ports: [{ name: "outbound", containerPort: 15001 }],
            startupProbe: { tcpSocket: { port: "outbound" }, periodSeconds: 1, failureThreshold: 30 },
            resources: { requests: { memory: "64Mi" }, limits: { memory: "64Mi" } },
          },
        ],
        containers: [
          {
            name: "gateway",
            image: "registry.example.com/edge/gateway:7.1.0",
            ports: [{ name: "http", containerPort: 8080 }],
            resources: { requests: { cpu: "200m", memory: "256Mi" }, limits: { memory: "256Mi" } },
            volumeMounts: [{ name: "routes", mountPath: "/etc/gateway/routes", readOnly: true }],
          },
        ],
        volumes: [{ name: "routes", emptyDir: {} }],
      },
    },
  },
});

service("gateway", 8080);

new k8s.autoscaling.v2.HorizontalPodAutoscaler("gateway", {
  metadata: named("gateway"),
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: gateway.metadata.name },
    minReplicas: 3,
    maxReplicas: 12,
    metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } }],
  },
});
