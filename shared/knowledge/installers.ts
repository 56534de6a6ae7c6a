/** Programs that fetch packages from an index and install them. From their manuals. */

interface Installer {
  /** The words after the program and its options that make it install; the first that is given counts. */
  readonly verbs: readonly (readonly string[])[];
  /** Short options with a value, as letters. */
  readonly valued: string;
  readonly long: readonly string[];
  /** Options that say where it installs to; without one it is the container's own file system. */
  readonly target: readonly string[];
  /** Options with which it asks no index. */
  readonly offline: readonly string[];
}

const system = (...verbs: readonly string[]): Installer => ({
  verbs: verbs.map((verb) => [verb]),
  valued: "otc",
  long: [
    "option",
    "target-release",
    "config-file",
    "root",
    "repository",
    "virtual",
    "installroot",
    "setopt",
    "enablerepo",
    "releasever",
  ],
  target: ["root", "installroot"],
  offline: ["no-network", "no-download", "download-only"],
});

const pip: Installer = {
  verbs: [["install"]],
  valued: "rctfie",
  long: "requirement constraint target find-links index-url extra-index-url prefix root editable trusted-host python cache-dir timeout retries".split(
    " ",
  ),
  target: ["t", "target", "prefix", "root", "user"],
  offline: ["no-index"],
};

const javascript = (...verbs: readonly string[]): Installer => ({
  verbs: verbs.map((verb) => [verb]),
  valued: "C",
  long: ["prefix", "cwd", "registry", "cache", "dir", "modules-folder", "loglevel"],
  target: ["prefix", "cwd", "dir", "C", "modules-folder"],
  offline: ["offline"],
});

const library = (...verbs: readonly (readonly string[])[]): Installer => ({
  verbs,
  valued: "dinpP",
  long: ["path", "install-dir", "prefix", "target", "name", "working-dir", "directory", "python"],
  target: ["path", "install-dir", "prefix", "target", "working-dir", "d", "directory"],
  offline: ["local", "offline", "no-index"],
});

/** By program name. */
const installers: Readonly<Record<string, Installer>> = {
  apk: system("add"),
  "apt-get": system("install"),
  apt: system("install"),
  aptitude: system("install"),
  yum: system("install"),
  dnf: system("install"),
  microdnf: system("install"),
  tdnf: system("install"),
  zypper: system("install", "in"),
  pip,
  pip3: pip,
  npm: javascript("install", "i", "ci", "add"),
  pnpm: javascript("install", "i", "add"),
  yarn: javascript("install", "add"),
  bun: javascript("install", "add"),
  gem: library(["install"]),
  bundle: library(["install"]),
  composer: library(["install"], ["require"], ["update"]),
  conda: library(["install"], ["create"]),
  mamba: library(["install"], ["create"]),
  poetry: library(["install"]),
  pipx: library(["install"]),
  uv: library(["pip", "install"], ["sync"], ["tool", "install"]),
  cargo: library(["install"]),
  go: library(["install"]),
};

/** What is known of a program by its name; undefined when it is no installer. */
export const installerNamed = (program: string): Installer | undefined =>
  Object.hasOwn(installers, program) ? installers[program] : undefined;
