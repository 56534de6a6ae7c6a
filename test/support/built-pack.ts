/** The pack built from its sources, in its own process for all tests of a file. */
import { afterAll, beforeAll } from "vitest";
import type { Registration } from "./pulumi.ts";
import { buildPack, type PackDirectory } from "./pulumi-build.ts";
import { type Diagnostic, type Pack, startPack } from "./pulumi-pack.ts";
import { inPack, type Said } from "./said.ts";

/** What the tests ask of it once they run. */
interface BuiltPack extends Pick<Pack, "configure"> {
  /** What a run of the engine shows: each resource by itself, then all together. */
  run(resources: readonly Registration[]): Promise<readonly Said[]>;
}

/** Builds and starts it before the tests of the file that calls this, and stops and removes it after them. */
export function builtPack(): BuiltPack {
  let directory: PackDirectory;
  let pack: Pack;
  beforeAll(async () => {
    directory = await buildPack();
    pack = await startPack(directory.path);
  });
  afterAll(async () => {
    await pack.stop();
    directory.remove();
  });
  return {
    configure: (config) => pack.configure(config),
    async run(resources) {
      const found: Diagnostic[] = [];
      for (const one of resources) found.push(...(await pack.analyze(one)));
      return inPack([...found, ...(await pack.analyzeStack(resources))], resources);
    },
  };
}
