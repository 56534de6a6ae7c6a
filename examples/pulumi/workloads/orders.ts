// Bad: a wait that never gives up, a migration that each replica runs, a password in the program.
import * as k8s from "@pulumi/kubernetes";
import { named, service } from "./shop";

const sampleData = new k8s.core.v1.ConfigMap("orders-sample-data", {
  metadata: named("orders-sample-data"),
  data: { "sample.sql": "INSERT INTO products (name) VALUES ('teapot');\n" },
});

service("orders-db", 3306);
service("orders", 8080);

new k8s.apps.v1.Deployment("orders", {
  metadata: { ...named("orders"), labels: { app: "orders" } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: "orders" } },
    template: {
      metadata: { labels: { app: "orders" } },
      spec: {
        initContainers: [
          {
            name: "wait-for-database",
            image: "busybox",
            command: ["sh", "-c", "until nc -z orders-db 3306; do echo waiting for mysql; sleep 2; done;"],
          },
          {
            name: "run-migrations",
            image: "registry.example.com/shop/orders:5.1.0",
            command: ["sh", "-c", "python manage.py migrate"],
            env: [{ name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: "orders-db", key: "url" } } }],
          },
          {
            name: "load-sample-data",
            image: "mysql:8.4",
            command: ["sh", "-c", "mysql -h orders-db -u shop -pS3cret-in-git shop < /data/sample.sql"],
            volumeMounts: [{ name: "sample-data", mountPath: "/data" }],
          },
          {
            name: "wait-for-orders",
            image: "busybox:1.37.0",
            command: ["sh", "-c", "until wget -q -O /dev/null http://orders:8080/healthz; do sleep 5; done"],
          },
        ],
        containers: [
          {
            name: "orders",
            image: "registry.example.com/shop/orders:5.1.0",
            ports: [{ containerPort: 8080 }],
            readinessProbe: { httpGet: { path: "/healthz", port: 8080 } },
          },
        ],
        volumes: [{ name: "sample-data", configMap: { name: sampleData.metadata.name } }],
      },
    },
  },
});
