import { rule } from "../engine/rule.ts";
import { type Careless, carelessCurl, takesErrorPages } from "../script/downloads.ts";
import type { Command, Run, Word } from "../script/model.ts";
import { pipelinesIn } from "../script/pipelines.ts";
import { syntaxOf } from "../script/run.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "download-without-fail",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling", "purpose: code and binaries"],
  summary: "curl that saves the server's error page as the file",
  why: `For \`curl\` a transfer that brought an answer is a success, whatever the answer is: without \`-f\` a 404 or a 503 ends with status 0, and its
error page lies where the main container expects a plugin, a program or a configuration. \`--retry\` changes nothing about that. (\`wget\`
fails by itself.)`,
  fix: "`curl -fsSL -o FILE URL` (`--fail-with-body` from 7.76 keeps the page in the log). In a pipe, `set -o pipefail` as well.",
  links: [
    "https://github.com/nginx/kubernetes-ingress/pull/2167",
    "https://github.com/dotnet/dotnet-docker/issues/2998",
    "https://curl.se/docs/manpage.html#-f",
  ],

  initContainer({ container, role, run }, report) {
    if (role === "sidecar" || isBroken(run) || syntaxOf(run)?.source.uncertain === true) return;
    let left = mostDownloads;
    for (const [index, command] of run.commands.entries()) {
      const careless = command.elsewhere ? null : carelessCurl(command);
      if (careless === null) continue;
      if (left-- <= 0) return;
      const file = fileOf(command, careless);
      const reader = file === null ? readerOf(command, run) : null;
      if (file === null ? reader === null : isUsed(run, index, file)) continue;
      const target = reader === null ? "" : ` into "${reader}"`;
      report(
        (command.words[0] ?? command).place,
        `init container "${container.name ?? ""}" downloads with "curl"${target} without -f, so it takes the server's error page for the file`,
      );
    }
  },
});

/** For each of them all that follows is looked at; nobody writes so many by hand. */
const mostDownloads = 50;

/** The file that gets the answer; null when there is none. */
function fileOf({ redirects }: Command, { file }: Careless): Word | null {
  const out = redirects.find(({ operator, descriptor }) => operator.startsWith(">") && descriptor === 1)?.target ?? null;
  return file ?? out;
}

/** Programs that leave a file as it is. */
const carriers = /^(?:\[|basename|cat|cd|chgrp|chmod|chown|cp|du|echo|install|ln|ls|mkdir|mv|printf|rm|stat|sync|test|touch|wc)$/;

/** Programs that fail when they meet an error page, under whatever name they find it. */
const lookers =
  /^(?:bsdtar|bunzip2|cosign|dpkg|gpg|gunzip|gzip|jar|md5sum|minisign|openssl|pg_restore|rpm|sha\d+sum|shasum|tar|unxz|unzip|xz|zcat|zstd)$/;

/** True where a later command looks into the file, and for a file that nobody keeps. */
function isUsed(run: Run, index: number, file: Word): boolean {
  if (file.value?.startsWith("/dev/")) return true;
  const name = bare(file).slice(bare(file).lastIndexOf("/") + 1);
  return run.commands
    .slice(index + 1)
    .some((later) => lookers.test(later.name ?? "") || (!carriers.test(later.name ?? "") && names(later, name)));
}

const bare = ({ value, text }: Word): string => (value ?? text).replace(/["']/g, "");

const names = ({ words, redirects }: Command, name: string): boolean =>
  [...words, ...redirects.flatMap(({ target }) => target ?? [])].some((word) => bare(word).includes(name));

/** The program that writes what it reads from the download to a file, whatever that is. */
function readerOf(command: Command, run: Run): string | null {
  const pipeline = pipelinesIn(run).find(({ parts }) => parts.includes(command));
  const readers = pipeline?.parts.slice(pipeline.parts.indexOf(command) + 1) ?? [];
  const last = readers.at(-1);
  if (last == null || !readers.every((part) => part !== null && takesErrorPages(part))) return null;
  const writes =
    last.name === "tee"
      ? last.words.length > 1
      : last.redirects.some(({ operator, target }) => operator.startsWith(">") && target?.value?.startsWith("/dev/") !== true);
  return writes ? (readers[0]?.name ?? null) : null;
}
