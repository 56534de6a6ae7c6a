import { describe, expect, test } from "vitest";
import { unpinnedFetches } from "../../../shared/script/unpinned.ts";
import { runOf } from "./containers.ts";

const fetches = (script: string): readonly string[] =>
  unpinnedFetches(runOf(script)).map(({ does, executed }) => `${does}${executed ? ", run" : ""}`);

describe("unpinnedFetches", () => {
  test.each<[string, readonly string[]]>([
    ["git clone https://u:p@a.example/x", ['clones the default branch from "a.example"']],
    ["git clone --depth 1 -b main ssh://git@a.example/x /x", ['clones branch "main" from "a.example"']],
    ["git clone -b v1 https://a.example/x; git clone --revision=3f2a https://a.example/x", []],
    ["git clone https://a.example/x /x; git -C /x checkout main", ['clones the default branch from "a.example"']],
    ["git clone https://a.example/x /x; git -C /x fetch --depth 1 origin 3f2a9", []],
    ['git clone https://a.example/x /x; git -C /x checkout "$REF"', []],
    ["git clone https://a.example/x /x; bash /x/run.sh", ['clones the default branch from "a.example", run']],
    ["git clone https://a.example/x /x; /x/bin/run", ['clones the default branch from "a.example", run']],
    ["git clone /srv/x; git clone $X; git clone file:///srv/x; git fetch", []],
    ["curl -o /a https://a.example/releases/latest/download/a", ['downloads "latest" from "a.example"']],
    ["curl -o /a https://a.example/a-latest.tgz; chmod 0755 /a", ['downloads "latest" from "a.example", run']],
    ["wget -O /a https://a.example/o/r/master/a; chmod 0644 /a", ['downloads "master" from "a.example"']],
    ["curl https://a.example/latest/a; curl -o /dev/null https://a.example/latest/a", []],
    ["curl -o /a https://a.example/latest/a | sh", ['downloads "latest" from "a.example"']],
    ["curl https://a.example/latest/a | sh", []],
    ["curl -o /a https://a.svc/latest; curl -o /a https://1.2.3.4/latest/a; curl -o /a https://a.example/main.js", []],
    ["kubectl apply -f https://a.example/o/r/main/a.yaml", ['applies a manifest of a branch from "a.example", run']],
    ["kubectl apply -f /a.yaml; kubectl get -f https://a.example/main/a.yaml", []],
    [
      "npx -y a; npx a@latest; uvx a",
      ['runs the newest "a" by "npx", run', 'runs the newest "a" by "npx", run', 'runs the newest "a" by "uvx", run'],
    ],
    ["npx a; npx -y a@1.2; npx -y @s/a@2; uvx a==1.2; npx --yes ./a", []],
    ["npx --yes @s/a", ['runs the newest "@s/a" by "npx", run']],
  ])("%s", (script, expected) => expect(fetches(script)).toEqual(expected));
});
