import { describe, expect, test } from "vitest";
import { installsIn } from "../../../shared/script/installs.ts";
import { runOf } from "./containers.ts";

const installs = (script: string): readonly string[] =>
  installsIn(runOf(script)).map(({ name, target }) => `${name}${target === null ? "" : ` > ${target.value}`}`);

describe("installsIn", () => {
  test.each<[string, readonly string[]]>([
    ["apk add curl; apk update; apk info", ["apk add"]],
    ["apt-get -y install curl; apt-get update; apt-get -o a=b install x", ["apt-get install", "apt-get install"]],
    ["sudo apt install wget", ["apt install"]],
    ["/venv/bin/pip install x; pip --version; pip download x", ["pip install"]],
    ["python3.12 -m pip install -t /deps x; python -m venv x", ["python3.12 -m pip install > /deps"]],
    ["pip install -r /r.txt; pip install .; pip install -e . --no-deps; pip install ./a.whl", ["pip install"]],
    ["pip install --no-index x; pip install --dry-run x", []],
    ["npm ci; npm install --prefix /app; npm run build; npm install --offline", ["npm ci", "npm install > /app"]],
    ["yarn add x; pnpm i; uv pip install x; uv sync; uv run x", ["yarn add", "pnpm i", "uv pip install", "uv sync"]],
    ["go install example.com/x@latest; cargo install x; go build", ["go install", "cargo install"]],
    ["apk add /packages/a.apk", []],
    ["apk add /packages/a.apk curl", ["apk add"]],
    ["echo apk add x; chroot /host apt-get install x", []],
  ])("%s", (script, expected) => expect(installs(script)).toEqual(expected));
});
