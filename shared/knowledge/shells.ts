/**
 * What shells do themselves, without a program of the image.
 * bash: `enable -a` of 5.2. dash: the built-in table of 0.5.12 (Debian 12). ash: the table in busybox 1.36.1, shell/ash.c
 * (mirror/busybox, tag 1_36_1), with its optional entries.
 */

const words = (text: string): readonly string[] => text.split(" ");

const dash = words(
  ". : [ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash jobs kill local printf pwd read readonly return set shift test times trap true type ulimit umask unalias unset wait",
);

const ash = words(
  ". : [ [[ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash help history jobs kill let local printf pwd read readonly return set shift source test times trap true type ulimit umask unalias unset wait",
);

const bash = words(
  ". : [ [[ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait",
);

/** What zsh and ksh have besides. */
const others = words("print whence autoload integer float nocorrect noglob setopt unsetopt zmodload");

const any: ReadonlySet<string> = new Set([...dash, ...ash, ...bash]);

const tables: Readonly<Record<string, ReadonlySet<string>>> = {
  dash: new Set(dash),
  ash: new Set(ash),
  bash: new Set(bash),
  other: new Set([...any, ...others]),
};

/** The builtins of a shell; for "sh", which can be any of the three, those of all, so that nothing is missed by mistake. */
export const shellBuiltins = (dialect: "ash" | "dash" | "bash" | "sh" | "other"): ReadonlySet<string> => tables[dialect] ?? any;
