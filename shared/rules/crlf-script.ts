import { rule } from "../engine/rule.ts";
import { windowsLineEnd } from "../script/line-ends.ts";
import type { Run } from "../script/model.ts";

export default rule({
  id: "crlf-script",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: preparation", "caution: debugging"],
  summary: "Script with the line ends of Windows",
  why: `For a shell a carriage return is no blank: it is the last character of the last word of its line. \`set -e\\r\` is an illegal option
(dash and busybox stop there with status 2), \`sleep 2\\r\` an invalid number, \`done\\r\` no \`done\`, so that a loop never closes, and a file
is made under a name that ends in a character nobody sees. A script that is executed by its path asks the kernel for \`/bin/sh\\r\`, and the
container cannot start: \`no such file or directory\`, although the file is there.

YAML itself reads both kinds of line end as one. The carriage returns come in with \`kubectl create configmap --from-file\`, a generator or
JSON, where they are written as \`\\r\\n\`.`,
  fix: "Save the script with LF (`dos2unix`, `sed -i 's/\\r$//'`), and keep it so with `*.sh text eol=lf` in `.gitattributes`.",
  links: [
    "https://github.com/influxdata/influxdata-docker/issues/542",
    "https://github.com/nodejs/docker-node/issues/94",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03",
  ],

  initContainer({ container, run }, report) {
    const { script } = run;
    if (script === null || !script.text.includes("\r\n")) return;
    const offset = windowsLineEnd(script.text);
    if (offset === null) return;
    const consequence = isExecuted(run) ? "the kernel finds no interpreter" : "its words end in a carriage return";
    report(
      script.place(offset, offset + 2),
      `init container "${container.name ?? ""}" runs a script with Windows line ends, so ${consequence}`,
    );
  },
});

/** True when the file itself is the program, so that its first line names the shell. */
const isExecuted = ({ argv, script, shell }: Run): boolean =>
  script?.from === "file" &&
  script.text.startsWith("#!") &&
  argv.some(({ place, value }) => place === shell?.place && !/(?:^|\/)(?:sh|bash|ash|dash|zsh|ksh)$/.test(value ?? ""));
