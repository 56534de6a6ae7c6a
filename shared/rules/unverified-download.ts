import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Level, Place } from "../model/finding.ts";
import { initTitle } from "../model/pod.ts";
import type { Command } from "../script/model.ts";
import { pipedDownloads, uncheckedDownloads } from "../script/unverified.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "unverified-download",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: code and binaries fetched", "purpose: certificates and secrets"],
  summary: "Download without a check of who sends it, or a script that runs as it arrives",
  why: `\`curl -k\`, \`wget --no-check-certificate\` and \`http.sslVerify=false\` take what anybody on the way answers, at every start of every Pod;
the app then loads it with its own rights. \`curl … | sh\` runs what the server sends at that moment: nobody has seen it, and a transfer that
breaks off runs the first half.`,
  fix: `Hand the CA over that signs the server (\`curl --cacert\`, \`SSL_CERT_FILE\`, \`git -c http.sslCAInfo=…\`), from a ConfigMap. Download to a file,
compare it with a checksum that the manifest holds (\`sha256sum -c\`), then run it. Best: have it in the image.`,
  links: [
    "https://curl.se/docs/sslcerts.html",
    "https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify",
    "https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host",
  ],

  initContainer(view, report) {
    const { container, run } = view;
    if (isBroken(run) || checksItself(view)) return;
    const who = initTitle(container);
    for (const { command, by, word, hosts } of uncheckedDownloads(run, namesOf(view))) {
      if (isQuestion(view, command)) continue;
      report(
        word?.place ?? placeOf(view, by),
        `${who} fetches by "${command.name ?? ""}" with "${by}", so anyone on the way can answer`,
        { level: levelFor(hosts) },
      );
    }
    for (const { download, runner, hosts } of pipedDownloads(run)) {
      const [program] = runner.words;
      report(
        program?.place ?? runner.place,
        `${who} runs what "${download.name ?? ""}" fetches by "${runner.name ?? ""}" unseen, so the server decides what runs`,
        { level: levelFor(hosts) },
      );
    }
  },
});

const placeOf = ({ container, place }: InitContainerView, variable: string): Place =>
  place(
    "env",
    (container.env ?? []).findIndex(({ name }) => name === variable),
    "value",
  );

/** The variables that the manifest sets, but for an empty one. */
const namesOf = ({ container }: InitContainerView): ReadonlySet<string> =>
  new Set((container.env ?? []).flatMap(({ name, value }) => (name !== undefined && value ? [name] : [])));

/** A checksum or a signature is compared. */
const checksItself = ({ run }: InitContainerView): boolean =>
  run.commands.some(
    ({ name, words }) =>
      /^(?:(?:sha\d+|md5|b2)sum|shasum|gpgv?|cosign|minisign|rekor-cli|slsa-verifier)$/.test(name ?? "") ||
      (name === "openssl" && words.some(({ value }) => value === "dgst" || value === "-verify")),
  );

/** A wait, or a request whose answer goes nowhere: nothing is kept. */
const isQuestion = ({ run }: InitContainerView, command: Command): boolean =>
  run.waits.some(({ probes }) => probes.some((probe) => probe.command === command)) ||
  command.words.some(({ value }) => value === "/dev/null" || value === "--spider" || value === "--head") ||
  command.redirects.some(({ target }) => target?.value === "/dev/null");

/** Inside the cluster a certificate that signs itself is common; of a host that is not known nobody can tell. */
const levelFor = (hosts: readonly (string | null)[]): Level =>
  hosts.length > 0 && hosts.some((host) => host === null || isNear(host)) ? "notice" : "warning";

const isNear = (host: string): boolean =>
  !/[.:]/.test(host) ||
  /\.(?:svc|local|internal|lan|test)$|\.svc\./.test(host) ||
  /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
