// Good: every wait has an end, every image is pinned, every result reaches the app through a volume.
import * as k8s from "@pulumi/kubernetes";
import { named, service, small } from "./shop";

const web = service("web", 80, { type: "LoadBalancer", ports: [{ port: 80, targetPort: "http" }] });

/** Known only after the deployment: what a rule would have to guess, it does not say. */
const publicHost = web.status.loadBalancer.ingress[0].hostname;

new k8s.apps.v1.Deployment("web", {
  metadata: { ...named("web"), labels: { app: "web" } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        initContainers: [
          {
            name: "wait-for-catalog",
            image: "busybox:1.37.0",
            command: [
              "sh",
              "-c",
              `for attempt in $(seq 1 30); do
  if nc -z -w 2 catalog 8080; then
    echo "catalog answers"
    exit 0
  fi
  echo "catalog does not answer, attempt $attempt of 30"
  sleep 2
done
echo "gave up on catalog" >&2
exit 1
`,
            ],
            resources: small,
          },
          {
            name: "copy-site",
            image: "registry.example.com/shop/site:2.4.1",
            command: ["cp", "-R", "/site/.", "/shared/site"],
            env: [{ name: "PUBLIC_HOST", value: publicHost }],
            resources: small,
            volumeMounts: [{ name: "site", mountPath: "/shared/site" }],
          },
        ],
        containers: [
          {
            name: "nginx",
            image: "nginx:1.29.3",
            ports: [{ containerPort: 80, name: "http" }],
            volumeMounts: [{ name: "site", mountPath: "/usr/share/nginx/html", readOnly: true }],
          },
        ],
        volumes: [{ name: "site", emptyDir: {} }],
      },
    },
  },
});
