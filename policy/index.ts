/** The policy pack: what the engine's `run-policy-pack` loads, in the pack's directory. */
import { PolicyPack } from "@pulumi/policy";
import { rules } from "../shared/index.ts";
import { packOf } from "./pack.ts";
import { readSettingsFile } from "./settings.ts";

new PolicyPack(
  "initguard",
  packOf(rules, readSettingsFile(process.env, process.cwd()), () => new Date().toISOString().slice(0, 10)),
);
