import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { overwritesIn } from "../startup/node-programs.ts";

export default rule({
  id: "busy-binary-overwrite",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: code and binaries fetched", "caution: restarts"],
  summary: "Init container writes over a program of the node that may be running",
  why: `Linux does not open a program for writing while it runs: \`cp: cannot create regular file …: Text file busy\`. A CNI plugin or an agent in a hostPath
\`bin\` directory runs exactly then when Pods start (after a reboot it waits for the very Pod that wants to replace it), so the init container fails until
somebody removes the file by hand. When the copy does succeed, a plugin that is called in the middle of it is half a file.`,
  fix: "`cp -f` or `cp --remove-destination` removes a file that it cannot open; `install` always does. Best is to write aside and rename, which nobody sees half done: `cp app /host/bin/.app.new && mv /host/bin/.app.new /host/bin/app`.",
  links: [
    "https://github.com/k8snetworkplumbingwg/multus-cni/issues/1221",
    "https://github.com/angelnu/helm-charts/pull/158",
    "https://man7.org/linux/man-pages/man2/open.2.html",
  ],

  initContainer(view, report) {
    const seen = new Set<string>();
    for (const { effect, directory } of overwritesIn(view)) {
      if (seen.has(directory)) continue;
      seen.add(directory);
      report(
        effect.place,
        `${initTitle(view.container)} writes a program into "${directory}" of the node in place, so it fails while the old one runs`,
      );
    }
  },
});
