import { getInput } from "@actions/core";
import { choice } from "./arguments.ts";
import { type FailOn, failOnChoices } from "./outcome.ts";
import { refusal } from "./refusal.ts";
import type { Request } from "./run.ts";

export interface Inputs extends Request {
  readonly failOn: FailOn;
}

/** The inputs of the step; what is not given has the defaults of the command line. @throws Refusal for a value that means nothing. */
export function readInputs(): Inputs {
  const paths = getInput("paths")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return {
    paths: paths.length === 0 ? ["."] : paths,
    config: getInput("config") || undefined,
    kubernetes: getInput("kubernetes") || undefined,
    complete: flag("complete"),
    failOn: choice("fail-on", getInput("fail-on") || "error", failOnChoices, "input "),
  };
}

function flag(name: string): boolean | undefined {
  const text = getInput(name).toLowerCase();
  if (text === "") return undefined;
  if (text !== "true" && text !== "false") throw refusal(`input ${name} "${text}" is neither true nor false`);
  return text === "true";
}
