/**
 * The options that busybox's applets take, by version and builder.
 *
 * Asked of the programs themselves, option by option (`npm run applets` asks one): the binaries of docker-library/busybox 1.37.0 and
 * 1.38.0 (dist-amd64 70ce0fb), of Alpine 3.6 to 3.20 and edge (alpinelinux/docker-alpine), and 1.24.2 to 1.36.1 of the sources with their
 * default configuration, which is what the official image is built with (docker-library/busybox, Dockerfile-builder.template).
 * `upstream` is what any of them takes, so that what is missing here is refused by all; `debian` is Debian 12's busybox-static.
 */

/** Which busybox an image has. */
export interface Applets {
  /** Whose configuration it is built with; the tables of docker and alpine are one. */
  readonly builder: "docker" | "alpine" | "debian";
  /** 37 for 1.37; null when it is not known, then every version counts. */
  readonly minor: number | null;
}

/** What one applet takes, in the form that `readOptions` of the script model wants. */
export interface AppletSyntax {
  readonly valued: string;
  readonly attached: string;
  readonly long: readonly string[];
  /** True when options behind the first operand are operands, or may be (musl's getopt). */
  readonly stopsAtOperand?: true;
  /** Whether an option, without its dashes, is taken; a long one may be abbreviated. */
  takes(option: string): boolean;
}

/**
 * One word an option, one letter each in the first word of flags: `=` takes a value, `~` one in the same word; `@30` since 1.30,
 * `<30` until before 1.30.
 */
const upstream: Readonly<Record<string, string>> = {
  base64: "-d -i@34 -w=@33",
  cp: `
    -adfHiLlPpRrsv -n@34 -T@28 -t=@34 -u@25 --archive --dereference --force --interactive --link --no-clobber@34
    --no-dereference --no-target-directory@28 --parents --recursive --reflink~@29 --remove-destination@25 --symbolic-link
    --target-directory=@34 --update@25 --verbose
  `,
  cut: "-ns -b= -c= -D@34 -d= -F=@34 -f= -O=@34",
  date: "-Ru -D= -d= -I~ -r= -s= --date= --reference= --rfc-2822 --rfc-822 --set= --utc",
  df: "-ahikmPT -B= -H@35 -t=@34",
  du: "-acHhkLlmsx -b@34 -d=",
  env: "-i -0@34 -u= --ignore-environment --null@34 --unset=",
  grep: "-acEFHhIiLlnoqrsvwx -A= -B= -C= -e= -f= -m= -R@32 --color~@30",
  gzip: `
    -123456789cdfnqtv -k@27 --best --decompress --fast --force --no-name@25 --quiet --stdout --test --to-stdout
    --uncompress --verbose
  `,
  head: "-0123456789qv -c= -n=",
  ln: "-bfnsTv -S=",
  ls: "-1AaCcdFgHhikLlnpQRrSstuvXx -e<27 -q@38 -T= -w= --color~ --full-time@27 --group-directories-first@27",
  mkdir: "-pv -m= --mode= --parents --verbose",
  mktemp: "-dqtu -p= --directory@35 --dry-run@35 --quiet@35 --tmpdir~@35",
  mv: `
    -finv -T@34 -t=@34 --force --interactive --no-clobber --no-target-directory@34 --target-directory=@34 --verbose
  `,
  nc: "-l -b@33 -e= -f=<28 -i= -k@26 -n@26 -o=@26 -p= -s=@26 -u@26 -v@26 -w= -z@26",
  ping: "-46nqv -A@29 -c= -I= -i=@30 -p= -s= -t= -W= -w=",
  ps: "-AadeflTZ -o=",
  readlink: "-fnqsv",
  rm: "-fiRrv",
  sed: "-Enr -e= -f= -i~ --expression= --file= --in-place --quiet --regexp-extended --silent",
  sort: "-bcdfgiMmnrsuz -h@36 -k= -o= -S= -T= -t= -V@30",
  stat: "-fLt -c=",
  tail: "-0123456789Ffqv -c= -n= -s=",
  tar: `
    -achJjkmOoptvxz -C= -f= -T= -X= -Z@26<37 --auto-compress@32 --bzip2 --compress@26<37 --create --dereference
    --directory= --exclude= --exclude-from= --extract --file= --files-from= --gzip --keep-old --list --lzma --no-recursion
    --no-same-owner --no-same-permissions --numeric-owner --overwrite --same-permissions --strip-components=@25
    --to-command= --to-stdout --touch --verbose --xz
  `,
  timeout: "-k=@35 -s= -t=<30",
  touch: "-acfhm -d= -r= -t= --date= --no-create --no-dereference --reference=",
  wget: `
    -cq -n@25 -O= -o=@31 -P= -S@27 -s<26 -T= -t= -U= -Y= --continue --directory-prefix= --header= --no-cache
    --no-check-certificate --no-clobber@25 --no-host-directories@25 --no-parent@25 --no-verbose@25 --output-document=
    --output-file=@31 --passive-ftp --post-data= --post-file=@35 --proxy= --quiet --server-response@27 --spider --timeout=
    --tries=@25 --user-agent=
  `,
  xargs: "-0prtx -a=@28 -E= -e~ -I= -i~ -n= -o@36 -P=@28 -s= --no-run-if-empty",
};

/** The same for 1.35.0-4+deb12u1+b1 of Debian, without versions. */
const debian: Readonly<Record<string, string>> = {
  base64: "-di -w=",
  cp: `
    -adfHiLlnPpRrsTuv -t= --archive --dereference --force --interactive --link --no-clobber --no-dereference
    --no-target-directory --parents --recursive --reflink~ --remove-destination --symbolic-link --target-directory=
    --update --verbose
  `,
  cut: "-Dns -b= -c= -d= -F= -f= -O=",
  date: "-Ru -D= -d= -I~ -r= -s= --date= --reference= --rfc-2822 --rfc-822 --set= --utc",
  df: "-aHhikmPT -B= -t=",
  du: "-abcHhkLlmsx -d=",
  env: "-0i -u= --ignore-environment --null --unset=",
  grep: "-acEFHhIiLlnoqRrsvwxz -A= -B= -C= -e= -f= -m= --color~",
  gzip: `
    -123456789cdfknqtv --best --decompress --fast --force --no-name --quiet --stdout --test --to-stdout --uncompress
    --verbose
  `,
  head: "-0123456789qv -c= -n=",
  ln: "-bfnsTv -S=",
  ls: "-1AaCcdFgHhikLlnpQRrSstuvXx -T= -w= --color~ --full-time --group-directories-first",
  mkdir: "-pv -m= --mode= --parents --verbose",
  mktemp: "-dqtu -p= --directory --dry-run --quiet --tmpdir~",
  mv: "-finTv -t= --force --interactive --no-clobber --no-target-directory --target-directory= --verbose",
  nc: "-l -e= -f= -i= -p= -w=",
  ping: "-46Anqv -c= -I= -i= -p= -s= -t= -W= -w=",
  ps: "-AadeflTZ -o=",
  readlink: "-fnqsv",
  rm: "-fiRrv",
  sed: "-Enr -e= -f= -i~ --expression= --file= --in-place --quiet --regexp-extended --silent",
  sort: "-bcdfgiMmnrsuVz -k= -o= -S= -T= -t=",
  stat: "-fLt -c=",
  tail: "-0123456789Ffqv -c= -n= -s=",
  tar: `
    -achJjkmOoptvxZz -C= -f= --auto-compress --bzip2 --compress --create --dereference --directory= --extract --file=
    --gzip --keep-old --list --lzma --no-recursion --no-same-owner --no-same-permissions --numeric-owner --overwrite
    --same-permissions --strip-components= --to-command= --to-stdout --touch --verbose --xz
  `,
  timeout: "-k= -s=",
  touch: "-acfhm -d= -r= -t= --date= --no-create --no-dereference --reference=",
  wget: `
    -cnqS -O= -o= -P= -T= -t= -U= -Y= --continue --directory-prefix= --header= --no-cache --no-check-certificate
    --no-clobber --no-host-directories --no-parent --no-verbose --output-document= --output-file= --passive-ftp
    --post-data= --post-file= --proxy= --quiet --server-response --spider --tries= --user-agent=
  `,
  xargs: "-0prtx -a= -E= -e~ -I= -i~ -n= -P= -s= --no-run-if-empty",
};

/** What runs another program, so that options end at the first operand. */
const wrappers = new Set(["env", "timeout", "xargs"]);

const read = new Map<string, AppletSyntax | null>();

/** The options of an applet; null for one that was not asked. */
export function appletSyntax(tool: string, { builder, minor }: Applets): AppletSyntax | null {
  if (!Object.hasOwn(upstream, tool)) return null;
  // A tag can be any number, and what is kept is bounded.
  const applets = { builder, minor: minor === null ? null : Math.min(minor, 99) };
  const key = `${tool} ${builder} ${applets.minor}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const syntax = readSyntax(tool, applets);
  read.set(key, syntax);
  return syntax;
}

function readSyntax(tool: string, { builder, minor }: Applets): AppletSyntax | null {
  const rows = [
    Object.hasOwn(upstream, tool) ? upstream[tool] : undefined,
    Object.hasOwn(debian, tool) ? debian[tool] : undefined,
  ];
  if (rows[0] === undefined || rows[1] === undefined) return null;
  const newer = parse(rows[0]).filter(({ since }) => since > debianMinor);
  const all = builder === "debian" ? [...parse(rows[1]), ...newer] : parse(rows[0]);
  const here = all.filter(({ since, until }) => minor === null || (since <= minor && minor < until));
  const names = new Set(here.map(({ name }) => name));
  const long = here.filter(({ name }) => name.length > 1);
  const letters = (kind: Option["value"]): string =>
    here.flatMap(({ name, value }) => (value === kind && name.length === 1 ? [name] : [])).join("");
  return {
    valued: letters("="),
    attached: letters("~"),
    long: long.filter(({ value }) => value === "=").map(({ name }) => name),
    ...(long.length === 0 || wrappers.has(tool) ? { stopsAtOperand: true as const } : {}),
    takes: (option) => names.has(option) || (option.length > 1 && long.some(({ name }) => name.startsWith(option))),
  };
}

/** The applets whose options are known. */
export const knownApplets: readonly string[] = Object.keys(upstream);

/** Every long option that some busybox takes for an applet, without dashes. */
export const longOptions = (tool: string): readonly string[] =>
  parse(upstream[tool] ?? "").flatMap(({ name }) => (name.length > 1 ? [name] : []));

const debianMinor = 35;

interface Option {
  readonly name: string;
  readonly value: "" | "=" | "~";
  readonly since: number;
  readonly until: number;
}

function parse(row: string): readonly Option[] {
  return row
    .split(/\s+/)
    .filter((word) => word !== "")
    .flatMap((word) => {
      const [, dashes = "", name = "", value = "", since, until] =
        /^(--?)([^=~@<]+)([=~]?)(?:@(\d+))?(?:<(\d+))?$/.exec(word) ?? [];
      const names = dashes === "-" ? [...name] : [name];
      const kind = value === "=" || value === "~" ? value : "";
      return names.map(
        (each) => ({ name: each, value: kind, since: Number(since ?? 0), until: Number(until ?? Infinity) }) as const,
      );
    });
}

/** Tests and actions of `find` that no busybox has, and since when it has the others. */
const findWords = new Map<string, number>([
  ...gnuOnly(),
  ["-empty", 32],
  ["-executable", 30],
  ["-quit", 30],
  ["-amin", 35],
  ["-cmin", 35],
  ["-atime", 35],
  ["-ctime", 35],
  ["-samefile", 35],
  ["-ok", 37],
]);

function gnuOnly(): readonly (readonly [string, number])[] {
  const names =
    "-printf -newermt -regextype -iregex -ls -fprint -fprintf -fls -daystart -true -false -readable -writable -uid -gid -nouser -nogroup -lname -ilname -execdir -okdir -mount -xtype -used -anewer -cnewer -ignore_readdir_race -noignore_readdir_race -warn -nowarn -fstype -noleaf -files0-from";
  return names.split(" ").map((name) => [name, Infinity] as const);
}

/** True when this busybox's `find` refuses a word that GNU's takes. */
export const findRefuses = (word: string, { builder, minor }: Applets): boolean => {
  if (word === "-delete") return builder === "debian";
  const since = findWords.get(word);
  return since !== undefined && (since === Infinity || (minor !== null && minor < since));
};

/** Dates in words, with a zone or with a `T`, which no busybox reads. */
export const isForeignDate = (text: string): boolean =>
  /(?:^|[^a-z])(?:ago|yesterday|tomorrow|today|now|next|last|(?:sec|second|min|minute|hour|day|week|month|year)s?)(?:$|[^a-z])/i.test(
    text,
  ) || /^\d{4}-\d\d-\d\dT\d/.test(text);

/** `sleep infinity` and `sleep inf` are read since 1.31. */
export const sleepsForever = ({ minor }: Applets): boolean => minor === null || minor >= 31;

/** How `timeout` gets its limit: as the first operand since 1.30, with `-t` before; null when the version is not known. */
export const timeoutTakes = ({ minor }: Applets): "operand" | "-t" | null =>
  minor === null ? null : minor >= 30 ? "operand" : "-t";
