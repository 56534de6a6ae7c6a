import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../shared/text.ts";

/** The manifests below a folder, sorted by their paths, which are relative to it. */
export const manifestsIn = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$/.test(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
