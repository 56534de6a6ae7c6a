// Bad: the download may fail and nobody sees it; what it wrote is gone when the main container starts.
import * as k8s from "@pulumi/kubernetes";
import { named } from "./shop";

new k8s.batch.v1.Job("data-import", {
  metadata: named("data-import"),
  spec: {
    template: {
      spec: {
        restartPolicy: "Never",
        initContainers: [
          {
            name: "download",
            image: "alpine:3.22",
            command: [
              "sh",
              "-c",
              `wget -O /import/data.tar.gz https://data.example.com/products.tar.gz
tar -xzf /import/data.tar.gz -C /import
echo "data is ready"
`,
            ],
          },
          {
            name: "broken",
            image: "busybox:1.28",
            command: ["sh", "-c", "git clone https://git.example.com/shop/import-rules.git /rules ; done;"],
            volumeMounts: [{ name: "rules", mountPath: "/rules" }],
          },
          {
            name: "prepare-cache",
            image: "busybox:1.37.0",
            command: ["sh", "-ec", "mkdir -p /cache/index; touch /cache/index/ready"],
            volumeMounts: [{ name: "cache", mountPath: "/cache" }],
          },
        ],
        containers: [
          {
            name: "import",
            image: "registry.example.com/shop/import:1.1.0",
            volumeMounts: [{ name: "import", mountPath: "/import" }],
          },
        ],
        volumes: [
          { name: "import", emptyDir: {} },
          { name: "rules", emptyDir: {} },
          { name: "cache", emptyDir: {} },
        ],
      },
    },
  },
});
