/**
 * Bundles the three doors that are committed as built JavaScript: action/dist/main.js, action/dist/cli.js and policy/dist/index.js, each
 * with the licences of what is inside. With --check it writes nothing and exits 1 when a committed file is not what it would write.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");

/** What @actions/core needs only to ask for identity tokens and to name the platform: most of its start-up time, none of our use. */
const unused: Plugin = {
  name: "unused",
  setup(build) {
    build.onResolve({ filter: /^@actions\/(exec|http-client)(\/|$)|^undici$/ }, ({ path }) => ({ path, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, () => ({
      contents: "export const HttpClient = undefined, BearerCredentialHandler = undefined, getExecOutput = undefined;",
    }));
  },
};

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  // The package's build for browsers is the same code as modules, so that what is not used stays out.
  alias: { yaml: "./node_modules/yaml/browser/dist/index.js" },
};

const bundles: readonly { readonly folder: string; readonly options: BuildOptions }[] = [
  {
    folder: "action/dist",
    options: {
      ...shared,
      entryPoints: ["action/main.ts", "action/cli.ts"],
      outdir: "action/dist",
      format: "esm",
      plugins: [unused],
    },
  },
  {
    folder: "policy/dist",
    options: {
      ...shared,
      entryPoints: ["policy/index.ts"],
      outdir: "policy/dist",
      format: "cjs",
      // They come with every Pulumi program, and run-policy-pack finds itself through them.
      external: ["@pulumi/*"],
    },
  },
];

let stale = 0;
let failed = false;
for (const { folder, options } of bundles) {
  // esbuild has said what is wrong; the other bundle may still be built.
  const { outputFiles = [], metafile } = await build(options).catch(() => {
    failed = true;
    return { outputFiles: [], metafile: undefined };
  });
  for (const file of outputFiles)
    put(join(folder, file.path.slice(file.path.lastIndexOf(folder) + folder.length + 1)), file.text);
  if (metafile !== undefined) put(`${folder}/LICENSES.txt`, licences(metafile));
}
if (!check) chmodSync(`${root}action/dist/cli.js`, 0o755);
if (stale > 0) console.error(`${stale} built files are out of date: npm run build`);
process.exitCode = failed || stale > 0 ? 1 : 0;

function put(path: string, text: string): void {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  if (check) {
    stale++;
    console.error(`${path} is not what the sources give`);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`${path}  ${Math.round(Buffer.byteLength(text) / 1024)} KB`);
}

/** Name, version and licence text of every package of which a byte is in a bundle. */
function licences({ outputs }: Metafile): string {
  const packages = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const directory = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (directory !== undefined && bytesInOutput > 0) packages.add(directory);
    }
  }
  return [...packages]
    .sort()
    .map(licence)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licence(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
  const file = readdirSync(join(root, directory)).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${directory} has no licence file to include`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(root, directory, file), "utf8").trim()}\n`;
}
