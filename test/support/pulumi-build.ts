/** Builds the policy pack from its sources into a directory of its own, as a user has it: built JavaScript and installed packages. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface PackDirectory {
  readonly path: string;
  remove(): void;
}

export interface PackContent {
  /** Packages that are not installed beside the pack. */
  readonly without?: readonly string[];
  /** The program in place of the pack's own: what `index.ts` would be. */
  readonly program?: string;
  /** More files, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The caller removes it. */
export async function buildPack({ without = [], program, files = {} }: PackContent = {}): Promise<PackDirectory> {
  const path = mkdtempSync(join(realpathSync(tmpdir()), "initguard-pack-"));
  for (const name of ["package.json", "PulumiPolicy.yaml"]) cpSync(join(root, "policy", name), join(path, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  install(path, without);
  const entry =
    program === undefined
      ? { entryPoints: ["policy/index.ts"] }
      : { stdin: { contents: program, resolveDir: join(root, "policy"), loader: "ts" as const } };
  await build({
    ...entry,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8",
    external: ["@pulumi/*"],
    alias: { yaml: "./node_modules/yaml/browser/dist/index.js" },
    outfile: join(path, "dist/index.js"),
    logLevel: "warning",
  });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Links to the packages of this repository, so that those that are left out cannot be found. */
function install(path: string, without: readonly string[]): void {
  const packages = join(path, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!without.includes(name)) symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
}
