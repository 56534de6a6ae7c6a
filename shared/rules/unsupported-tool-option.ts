import { rule } from "../engine/rule.ts";
import { type RefusedCall, refusedCalls } from "../script/applet-calls.ts";
import type { Run } from "../script/model.ts";
import { answersWait, bringsPrograms, isProgramOfImage, mayBeInstalled } from "../startup/image-programs.ts";

export default rule({
  id: "unsupported-tool-option",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "purpose: dependency checks"],
  summary: "Option that the image's busybox does not take",
  why: `In busybox and Alpine images \`grep\`, \`wget\`, \`nc\`, \`find\`, \`date\` and the others are applets of busybox, with fewer options than
those of GNU, and not the same in every version and build: \`cp -n\` came with 1.34, Debian's build has no \`nc -z\`. With an unknown option an
applet prints its usage and exits with status 1 before it does anything; as the condition of a wait it fails for ever.

What each version takes was asked of the programs themselves. An image whose busybox is not known is not judged, and neither is a script that
installs packages first.`,
  fix: "Write it with what the applet takes (`grep -E` for `-P`, `cut`/`sed` for `-oP`, `$(( $(date +%s) - 300 ))` for relative dates), install the GNU tool in the image, or take an image that has it.",
  links: [
    "https://github.com/dotnet/install-scripts/issues/535",
    "https://github.com/marmelab/greenframe-cli/issues/63",
    "https://busybox.net/downloads/BusyBox.html",
  ],

  initContainer(view, report) {
    const { container, image, run } = view;
    if (image?.applets === undefined || run.form === "opaque") return;
    const calls = refusedCalls(run, image.applets);
    if (calls.length === 0 || bringsPrograms(view) || asksForHelp(run)) return;
    const seen = new Set<string>();
    for (const { command, tool, option, word } of calls) {
      const call = option === null ? tool : `${tool} ${option}`;
      // wrong-timeout-syntax speaks of it.
      if (seen.has(call) || call === "timeout -t" || isExpected(run, command)) continue;
      if (!isProgramOfImage(command.words[0]?.value ?? null) || mayBeInstalled(run, run.commands.indexOf(command))) continue;
      seen.add(call);
      const what = option === null ? `"${call}" with a value that` : `"${call}", which`;
      const { level, consequence } = verdict(run, command);
      report(
        word.place,
        `init container "${container.name ?? ""}" calls ${what} the busybox of "${container.image ?? image.entry}" refuses, so ${consequence}`,
        { level },
      );
    }
  },
});

/** A script that looks which options a tool has. */
const asksForHelp = (run: Run): boolean => run.commands.some(({ words }) => words.some(({ value }) => value === "--help"));

/** Something stands behind `||` for the case that it fails. */
const isExpected = (run: Run, command: RefusedCall["command"]): boolean =>
  command.fate === "tested" && !answersWait(run, command) && run.script?.text.includes("||") === true;

function verdict(run: Run, command: RefusedCall["command"]): { level: "error" | "warning"; consequence: string } {
  if (answersWait(run, command)) return { level: "error", consequence: "its wait never sees an answer" };
  if (command.fate === "decides") return { level: "error", consequence: "it fails at each start" };
  return { level: "warning", consequence: "this step never happens" };
}
