// Bad: the network policy lets catalog reach its database but not the port that it waits for.
import * as k8s from "@pulumi/kubernetes";
import { named, service, small } from "./shop";

service("catalog", 8080);

new k8s.networking.v1.NetworkPolicy("catalog", {
  metadata: named("catalog"),
  spec: {
    podSelector: { matchLabels: { app: "catalog" } },
    policyTypes: ["Egress"],
    egress: [
      { to: [{ podSelector: { matchLabels: { app: "catalog-db" } } }], ports: [{ port: 5432 }] },
      {
        ports: [
          { port: 53, protocol: "UDP" },
          { port: 53, protocol: "TCP" },
        ],
      },
    ],
  },
});

new k8s.apps.v1.Deployment("catalog", {
  metadata: { ...named("catalog"), labels: { app: "catalog" } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "catalog" } },
    template: {
      metadata: { labels: { app: "catalog" } },
      spec: {
        initContainers: [
          {
            name: "wait-for-search",
            image: "busybox:1.37.0",
            command: ["sh", "-c", "timeout 120 sh -c 'until nc -z -w 2 search 9200; do sleep 2; done'"],
            resources: small,
          },
          { name: "warm-up", image: "busybox:1.37.0", command: ["sh", "-c", "sleep 30"], resources: small },
        ],
        containers: [
          {
            name: "catalog",
            image: "registry.example.com/shop/catalog:4.2.0",
            ports: [{ containerPort: 8080 }],
          },
        ],
      },
    },
  },
});
