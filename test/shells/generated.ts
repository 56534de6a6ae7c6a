/** Scripts that nobody wrote, for what people rarely write. */
import type { Container } from "../../shared/model/pod.ts";
import { readRun } from "../../shared/script/run.ts";
import { type Chance, chance } from "../oracle/chance.ts";
import { resource as resourceOf } from "../support/resources.ts";
import type { Subject } from "./subjects.ts";

const resource = resourceOf({ apiVersion: "v1", kind: "Pod", metadata: { name: "generated" } });

const shells = ["bash", "dash", "ash", "sh"] as const;

/** `count` scripts, the same ones each time. */
export function generatedSubjects(count: number): readonly Subject[] {
  return Array.from({ length: count }, (_, index) => {
    const random = chance(index + 1);
    const shell = shells[index % shells.length] ?? "sh";
    const script = new Writer(random, shell === "bash" || shell === "ash").script();
    const flags = random.once(3) ? "-ec" : "-c";
    const container: Container = { command: [shell === "bash" ? "bash" : "sh", flags, script.replaceAll("$(", () => "$$(")] };
    const facts = { shell: shell === "sh" ? null : shell, entry: "generated", tools: null, entrypoint: null, command: null };
    const image = shell === "sh" ? null : { ...facts, server: null, user: null };
    const run = readRun(container, { place: (...path) => ({ resource, path }), image, fileAt: () => null });
    return { origin: `generated ${index}`, run };
  });
}

class Writer {
  readonly #random: Chance;
  readonly #knowsPipefail: boolean;
  #commands = 0;
  #functions: string[] = [];

  constructor(random: Chance, knowsPipefail: boolean) {
    this.#random = random;
    this.#knowsPipefail = knowsPipefail;
  }

  script(): string {
    const head: string[] = [];
    if (this.#random.once(3)) head.push(this.#option());
    for (let n = this.#random.below(3); n > 0; n--) {
      const name = `f${this.#functions.length}`;
      const body = this.#list(2, true);
      head.push(`${name}() {\n${body}\n}`);
      this.#functions.push(name);
    }
    if (this.#random.once(8)) head.push(this.#random.pick(["trap 'work' EXIT", "trap 'work; work' INT TERM", "trap - EXIT"]));
    return [...head, this.#list(3, false)].join("\n");
  }

  #option(): string {
    const all = ["set -e", "set +e", "set -eu", "set -o errexit", "set +o errexit"];
    return this.#random.pick(this.#knowsPipefail ? [...all, "set -o pipefail", "set -eo pipefail", "set +o pipefail"] : all);
  }

  #list(depth: number, inFunction: boolean): string {
    const lines = Array.from({ length: 1 + this.#random.below(4) }, () => this.#statement(depth, inFunction));
    return lines.join("\n");
  }

  #work(): string {
    return `cmd${this.#commands++}`;
  }

  #simple(inFunction: boolean): string {
    const random = this.#random;
    switch (random.below(16)) {
      case 0:
        return "true";
      case 1:
        return "echo done";
      case 2:
        return `X=$(${this.#list(0, inFunction)})`;
      case 3:
        return `export X="$(${this.#work()})"`;
      case 4:
        return `${this.#work()} "$(${this.#work()}; ${this.#work()})"`;
      case 5:
        return this.#functions.length > 0 ? random.pick(this.#functions) : this.#work();
      case 6:
        return `${this.#work()} >/tmp/out`;
      case 7:
        return random.once(2) ? this.#option() : this.#work();
      case 8:
        return inFunction ? random.pick(["return", "return 0", 'return "$?"', "return $?"]) : this.#work();
      case 9:
        // Rarely: what stands behind it is never reached.
        return random.once(4) ? random.pick(["exit", "exit 0", "exit $?", `exec ${this.#work()}`]) : this.#work();
      case 10:
        return `${this.#work()} &`;
      default:
        return this.#work();
    }
  }

  #statement(depth: number, inFunction: boolean): string {
    const random = this.#random;
    if (depth === 0 || random.once(3)) return this.#simple(inFunction);
    const inner = (): string => this.#list(depth - 1, inFunction);
    const one = (): string => this.#statement(0, inFunction).replace(/ &$/, "");
    switch (random.below(13)) {
      case 0:
        return `if ${one()}; then\n${inner()}\nfi`;
      case 1:
        return `if ${one()}; then\n${inner()}\nelif ${one()}; then\n${inner()}\nelse\n${inner()}\nfi`;
      case 2:
        return `${one()} && ${one()}`;
      case 3:
        return `${one()} || ${one()}`;
      case 4:
        return `${one()} && ${one()} || ${one()}`;
      case 5:
        return `{\n${inner()}\n}${random.pick(["", ` || ${this.#work()}`, ` && ${this.#work()}`])}`;
      case 6:
        return `(\n${inner()}\n)${random.pick(["", ` || ${this.#work()}`, ` && ${this.#work()}`])}`;
      case 7:
        return `${one()} | ${one()}`;
      case 8:
        return `! ${one()}`;
      case 9:
        return `until ${this.#work()}; do\n${inner()}\ndone`;
      case 10:
        return `while ${this.#work()}; do\n${inner()}\n${random.pick(["break", "continue", this.#work()])}\ndone`;
      case 11:
        return `for i in 1 2; do\n${inner()}\ndone`;
      default:
        return `case $X in\n1) ${inner()} ;;\n*) ${inner()} ;;\nesac`;
    }
  }
}
