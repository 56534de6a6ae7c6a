/**
 * Prints the applets and options of a busybox as the tables of shared/knowledge have them: `npm run applets -- busybox`, or
 * `npm run applets -- docker run --rm busybox:1.36 busybox`.
 */
import { appletSyntax, knownApplets, longOptions } from "../shared/knowledge/applet-options.ts";
import { askApplets } from "./ask-applets.ts";

const command = process.argv.slice(2);
if (command.length === 0) {
  console.error("usage: npm run applets -- <command that runs busybox>");
  process.exitCode = 2;
} else {
  const { applets, options } = askApplets(command, knownApplets, longOptions);
  console.log(applets.join(" "));
  for (const [tool, words] of Object.entries(options)) console.log(`${tool}: "${words.join(" ")}",`);
  for (const [tool, words] of Object.entries(options)) {
    const known = (["docker", "debian"] as const).map((builder) => appletSyntax(tool, { builder, minor: null }));
    const more = names(words).filter((option) => !known.some((syntax) => syntax?.takes(option)));
    if (more.length > 0) console.log(`# the table does not know: ${tool} ${more.join(" ")}`);
  }
}

function names(words: readonly string[]): readonly string[] {
  return words.flatMap((word) =>
    word.startsWith("--") ? [word.slice(2).replace("=", "")] : [...word.slice(1).replace("=", "")],
  );
}
