// Good: a run that cannot start ends by itself, so the next one is not blocked.
import * as k8s from "@pulumi/kubernetes";
import { named } from "./shop";

new k8s.batch.v1.CronJob("reports", {
  metadata: named("reports"),
  spec: {
    schedule: "15 3 * * *",
    concurrencyPolicy: "Forbid",
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: 1800,
        template: {
          spec: {
            restartPolicy: "OnFailure",
            initContainers: [
              {
                name: "wait-for-orders-db",
                image: "postgres:17.6",
                command: [
                  "bash",
                  "-ec",
                  `deadline=$((SECONDS + 300))
until pg_isready -q -h orders-db -t 3; do
  [ "$SECONDS" -lt "$deadline" ] || { echo "orders-db is not ready after 300 s" >&2; exit 1; }
  sleep 5
done
`,
                ],
                resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
              },
            ],
            containers: [{ name: "reports", image: "registry.example.com/shop/reports:2.0.0" }],
          },
        },
      },
    },
  },
});
