import { rule } from "../engine/rule.ts";
import { timeoutTakes } from "../knowledge/applet-options.ts";
import { timeoutCalls } from "../script/applet-calls.ts";
import { bringsPrograms } from "../startup/image-programs.ts";

export default rule({
  id: "wrong-timeout-syntax",
  level: "error",
  since: "0.1.0",
  serves: ["practice: timeouts", "practice: light images"],
  summary: "Timeout called in the way of another busybox version",
  why: `Up to 1.29 busybox had \`timeout -t SECONDS PROGRAM\`; since 1.30 it is \`timeout SECONDS PROGRAM\`, as in coreutils. The newer one refuses
\`-t\`, the older one takes the seconds for the program (\`can't execute '60'\`). In both cases the program behind it never runs, so a wait
with this bound fails at each attempt, and an update of the image from Alpine 3.9 to 3.10 was enough to break it.`,
  fix: "Write `timeout 60 program` and use busybox 1.30 or later (Alpine 3.10).",
  links: [
    "https://github.com/docker-library/busybox/issues/63",
    "https://github.com/vishnubob/wait-for-it/issues/71",
    "https://github.com/mirror/busybox/commit/c9720a761e88e83265b4d75808533cdfbc66075b",
  ],

  initContainer(view, report) {
    const { container, image, run } = view;
    const takes = image?.applets && timeoutTakes(image.applets);
    if (takes == null || run.form === "opaque") return;
    const wrong = timeoutCalls(run).find(({ limit }) => limit !== takes);
    if (wrong === undefined || bringsPrograms(view)) return;
    const does = takes === "operand" ? `has no "timeout -t"` : "takes the seconds for the program";
    report(
      wrong.word.place,
      `init container "${container.name ?? ""}" calls timeout, but busybox of "${container.image ?? ""}" ${does}, so nothing runs`,
    );
  },
});
