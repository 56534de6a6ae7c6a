/** The text of a Pod in which only probe-on-run-once finds something: an error at 9:7 to 9:21. */
export const badPod = (name: string, container = "check-config"): string => `apiVersion: v1
kind: Pod
metadata: {name: ${JSON.stringify(name)}}
spec:
  initContainers:
    - name: ${JSON.stringify(container)}
      image: busybox:1.37.0
      command: [test, -d, /etc]
      readinessProbe: {exec: {command: ["true"]}}
      resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {memory: 64Mi}}
  containers:
    - {name: app, image: nginx:1.27.0}
`;

/** The same without the probe: no rule finds anything. */
export const goodPod = (name: string): string => badPod(name).replace(/^ *readinessProbe.*\n/m, "");
