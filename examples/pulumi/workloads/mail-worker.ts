// Bad: the two waits as many tutorials show them, and a helper that never ends.
import * as k8s from "@pulumi/kubernetes";
import { named } from "./shop";

const waitForName = (name: string, image: string): k8s.types.input.core.v1.Container => ({
  name: `init-${name}`,
  image,
  command: ["sh", "-c", `until nslookup ${name}; do echo waiting for ${name}; sleep 2; done;`],
});

new k8s.apps.v1.Deployment("mail-worker", {
  metadata: { ...named("mail-worker"), labels: { app: "mail-worker" } },
  spec: {
    selector: { matchLabels: { app: "mail-worker" } },
    template: {
      metadata: { labels: { app: "mail-worker" } },
      spec: {
        initContainers: [
          waitForName("web", "busybox:1.28"),
          waitForName("orders-db", "busybox:latest"),
          { name: "log-shipper", image: "busybox:1.37.0", command: ["tail", "-f", "/dev/null"] },
          {
            name: "render-templates",
            image: "gcr.io/distroless/static-debian12",
            command: ["sh", "-c", "echo hello > /templates/index.html"],
            volumeMounts: [{ name: "templates", mountPath: "/templates" }],
          },
        ],
        containers: [
          {
            name: "worker",
            image: "registry.example.com/shop/mail-worker:1.9.0",
            restartPolicy: "OnFailure",
            restartPolicyRules: [{ action: "Restart", exitCodes: { operator: "In", values: [75] } }],
            volumeMounts: [{ name: "spool", mountPath: "/var/spool/mail" }],
          },
        ],
        volumes: [{ name: "spool", emptyDir: {} }],
      },
    },
  },
});
