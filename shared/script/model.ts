/**
 * What initguard knows of the process that a container runs. Everything here is computed from the manifest alone,
 * once per container; whatever is not certain is null or "unknown", and a rule that meets it stays silent.
 */
import type { Place } from "../model/finding.ts";

/** How a container starts. */
export interface Run {
  /**
   * shell: a shell runs `script`. exec: `argv` is run directly, an interpreter with a program text of its own (`python -c`) too.
   * opaque: nothing certain is known, see `opaque` (the image decides).
   */
  readonly form: "shell" | "exec" | "opaque";
  /** Why nothing is known, for the list of what was not analysed; null unless form is "opaque". */
  readonly opaque: string | null;
  /** The interpreter (`python3`) of a program in the manifest that is no shell script, so that nobody reads its text; null without one. */
  readonly interpreter: string | null;
  /** command, args and a known image entrypoint together, after `$(VAR)` expansion as the kubelet does it. */
  readonly argv: readonly Word[];
  readonly shell: Shell | null;
  readonly script: Script | null;
  /** Every simple command that can run, in source order: of the script with its functions and substitutions, or the one exec command. */
  readonly commands: readonly Command[];
  readonly waits: readonly Wait[];
  /** Every probe of another process, in a wait or not. */
  readonly probes: readonly Probe[];
  /** What is done to files, in source order; only literal absolute paths (relative ones resolved where the directory is known). */
  readonly effects: readonly Effect[];
}

export interface Shell {
  /** The program as called: sh, bash, ash, dash, zsh, ksh. */
  readonly name: string;
  /** What parses the script: sh of an unknown image is "sh"; the image decides between ash, dash and bash. */
  readonly dialect: "ash" | "dash" | "bash" | "sh" | "other";
  /** Options given on the command line (or by a shebang, when the file is executed by its path). */
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly pipefail: boolean;
  /** The word that calls the shell, for a finding on the shell itself. */
  readonly place: Place;
}

/** A script's text and where it stands. */
export interface Script {
  /** The text that the shell reads, after `$(VAR)` expansion. */
  readonly text: string;
  /** inline: command or args. file: a mounted ConfigMap key. */
  readonly from: "inline" | "file";
  /** Syntax errors of the parser, worst first; empty for a dialect that it does not know. Offsets are into `text`. */
  readonly errors: readonly { readonly message: string; readonly place: Place }[];
  /** The place of a range of `text` (UTF-16 offsets, end exclusive) in the manifest. */
  place(start: number, end: number): Place;
}

/** One word of a command line. */
export interface Word {
  /** The value after quoting and expansion, or null when it is not known from the manifest. */
  readonly value: string | null;
  /** As written. May be quoted in a message only where it is a host, tool, path or name. */
  readonly text: string;
  /** True when a part of `value` came from an environment entry: then only `text` may be printed. */
  readonly fromEnv: boolean;
  /** True when an unquoted glob can make several words of it. */
  readonly glob: boolean;
  readonly place: Place;
}

export interface Command {
  /** The program without its directory (`nc` of `/bin/nc`), after the wrappers; null when it is not known. */
  readonly name: string | null;
  /** words[0] is the program, the rest its arguments; wrappers are not in it. */
  readonly words: readonly Word[];
  /** timeout, exec, env, sudo, nice, time, nohup, xargs, command, busybox, nsenter, chroot … in the order written. */
  readonly wrappers: readonly Wrapper[];
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly redirects: readonly Redirect[];
  /** What its failure does to the container, see `Fate`. */
  readonly fate: Fate;
  /** True inside a loop body or condition. */
  readonly inLoop: boolean;
  /** True inside an if, a case, a function, or after && or ||: it does not run every time. */
  readonly conditional: boolean;
  /** True after nsenter or chroot: the tools and files are another system's. */
  readonly elsewhere: boolean;
  /** True for a shell builtin or a function of the script, so that no file of the image is needed. */
  readonly builtin: boolean;
  readonly place: Place;
}

export interface Wrapper {
  readonly name: string;
  readonly words: readonly Word[];
}

export interface Redirect {
  readonly operator: ">" | ">>" | "<" | "<>" | ">|" | "&>" | "&>>" | "<&" | ">&" | "<<" | "<<<";
  /** The descriptor as written or by the operator's default (0 or 1). */
  readonly descriptor: number;
  readonly target: Word | null;
}

/**
 * What happens when a command fails.
 * decides: the container exits non-zero. lost: the script goes on and nothing sees it.
 * tested: a condition, `||` or a later `$?` looks at it. unknown: not certain.
 */
export type Fate = "decides" | "lost" | "tested" | "unknown";

/** Something that is repeated or blocks until another process answers. */
export interface Wait {
  /** loop: while/until. tool: a program that waits by itself (wait-for-it, kubectl wait, dockerize). */
  readonly kind: "loop" | "tool";
  /** The keyword of the loop or the tool's name. */
  readonly place: Place;
  /** Empty when the condition is not a known probe. */
  readonly probes: readonly Probe[];
  readonly bound: Bound;
  /** What happens at the bound; "unknown" without one. */
  readonly afterwards: "fails" | "continues" | "unknown";
  /** Seconds of sleep in one round; null when not literal, 0 without one. */
  readonly pause: number | null;
}

/**
 * The limit on the whole wait. A limit on one attempt (`nc -w`, `timeout 2 nc`, `curl -m`) is none.
 * unknown: something may bound it (a function of a sourced file, a word that is not known).
 */
export type Bound =
  | { readonly kind: "none" }
  | { readonly kind: "unknown" }
  | { readonly kind: "counter" | "sequence" | "deadline" | "timeout"; readonly seconds: number | null };

export interface Probe {
  readonly tool: string;
  /** connect: a TCP connection or more. resolve: only a name look-up. ping: ICMP. object: the Kubernetes API. */
  readonly method: "connect" | "resolve" | "ping" | "object";
  readonly targets: readonly Target[];
  /** Seconds that one attempt can take; null without a limit; "unknown" when it cannot be told. */
  readonly attemptLimit: number | null | "unknown";
  readonly command: Command;
}

export interface Target {
  readonly host: string;
  readonly port: number | null;
  /** What a message may quote: the words as written, so a value from env is not shown. */
  readonly shown: string;
  readonly place: Place;
}

export interface Effect {
  /**
   * write: a file's content is made or replaced. append, read, delete; directory: one is made; clone: a repository's files;
   * mode and owner: chmod and chown, whose argument is in `detail`.
   */
  readonly kind: "write" | "append" | "read" | "delete" | "directory" | "clone" | "mode" | "owner";
  /** Absolute, normalised, without a trailing slash. */
  readonly path: string;
  /** True when everything below `path` is meant (`-R`, `-r`, `rm -rf dir`). */
  readonly recursive: boolean;
  /** The mode or owner as written; "" otherwise. */
  readonly detail: string;
  readonly command: Command;
  readonly place: Place;
}
