/** What a script removes with everything below it. */
import type { Command, Effect, Run } from "./model.ts";

/** One path of an `rm -r` or a `find` that deletes. */
export interface Removal {
  readonly command: Command;
  /** Absolute; the directory itself where `contents` is true. */
  readonly path: string;
  /** True when the directory stays and what is in it goes: `rm -rf dir/*`, `find dir -mindepth 1 -delete`. */
  readonly contents: boolean;
  readonly place: Effect["place"];
}

/** Tests of `find` that choose no files by what they are: the depth, and what is spared. */
const plainTests = /^(?:-delete|-mindepth|-maxdepth|-xdev|-mount|-depth|-d|-exec|-print|-print0|!|-not|-prune|-o|\d+)$/;

/**
 * Every removal of whole directories, guarded or not. A glob with a pattern of its own (`rm -rf dir/*.tmp`) and a `find` that chooses by
 * name, kind or age take a part and are left out.
 */
export function removalsIn(run: Run): readonly Removal[] {
  return run.effects.flatMap((effect) => {
    const { kind, recursive, command, path, place } = effect;
    if (kind !== "delete" || !recursive || (command.name !== "rm" && command.name !== "find")) return [];
    if (command.name === "find") return choosesFiles(command) ? [] : [{ command, path, contents: hasDepth(command), place }];
    const word = command.words.find((each) => each.place === place);
    const last = word?.value?.replace(/\/+$/, "").split("/").at(-1) ?? "";
    // `*`, `.*`, `.[!.]*`, `..?*`, `{*,.*}`: what each of them leaves, another one takes.
    const all = /^(?:\*|\.\*|\.\[[!^]\.\]\*|\.\.\?\*|\.\?\?\*)$/.test(last);
    if (word?.glob === true && !all) return [];
    return [{ command, path, contents: word?.glob === true, place }];
  });
}

function choosesFiles({ words }: Command): boolean {
  const values = words.slice(1).map(({ value }) => value);
  const first = values.findIndex((value) => value !== null && /^(?:-[a-z]|[(!])/.test(value) && !/^-[HLP]/.test(value));
  if (first < 0) return false;
  return values.slice(first).some((value, index, tests) => {
    const before = tests[index - 1];
    // What is spared by its name: `! -name lost+found`; and the words of `-exec rm -rf {} +`.
    if (tests.slice(0, index).includes("-exec")) return false;
    if (value === "-name" || value === "-path") return before !== "!" && before !== "-not";
    if (before === "-name" || before === "-path") return false;
    return value === null || !plainTests.test(value);
  });
}

const hasDepth = ({ words }: Command): boolean => words.some(({ value }) => value === "-mindepth");
