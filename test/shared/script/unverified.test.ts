import { describe, expect, test } from "vitest";
import { pipedDownloads, uncheckedDownloads } from "../../../shared/script/unverified.ts";
import { runOf } from "./containers.ts";

const unchecked = (script: string): readonly string[] =>
  uncheckedDownloads(runOf(script)).map(({ command, by, hosts }) => `${command.name} ${by} ${hosts.join(",")}`);
const piped = (script: string): readonly string[] =>
  pipedDownloads(runOf(script)).map(({ download, runner, hosts }) => `${download.name} ${runner.name} ${hosts.join(",")}`);

describe("uncheckedDownloads", () => {
  test.each<[string, readonly string[]]>([
    ["curl -k https://a.example/x", ["curl -k a.example"]],
    ["curl -sSfk -o /x https://u:p@a.example:8443/x", ["curl -k a.example"]],
    ["curl -o -k https://a.example/x", []],
    ["curl -k https://$HOST/x", ["curl -k "]],
    ["curl -k http://a.example/x", []],
    ["wget --no-check-certificate https://[::1]/x", ["wget --no-check-certificate [::1]"]],
    ["git -c http.sslVerify=0 pull", ["git http.sslVerify=false "]],
    ["git -c http.sslVerify=true pull", []],
    ["git config http.sslVerify true", []],
    ["npm ci --strict-ssl=false", ["npm --strict-ssl=false "]],
    ["pip install --trusted-host pypi.example x", ["pip --trusted-host pypi.example"]],
    ["pip install --trusted-host=pypi.example x", ["pip --trusted-host pypi.example"]],
    ["GIT_SSL_NO_VERIFY=1 git clone https://a.example/x", ["git GIT_SSL_NO_VERIFY a.example"]],
    ["GIT_SSL_NO_VERIFY= git clone https://a.example/x", []],
    ["echo --insecure", []],
  ])("%s", (script, expected) => expect(unchecked(script)).toEqual(expected));
});

describe("pipedDownloads", () => {
  test.each<[string, readonly string[]]>([
    ["curl https://a.example/x | sh", ["curl sh a.example"]],
    ["wget -O- https://a.example/x | sudo bash -s", ["wget bash a.example"]],
    ["wget https://a.example/x | sh", []],
    ["curl -o /x https://a.example/x | sh", []],
    ["curl https://a.example/x > /x | sh", []],
    ["curl https://a.example/x | sh /run.sh", []],
    ["curl https://a.example/x | python3", ["curl python3 a.example"]],
    ["curl https://a.example/x | python3 -m json.tool", []],
    ["curl https://a.example/x | node -e 'x'", []],
    ['eval "$(curl https://a.example/x)"', ["curl eval a.example"]],
    [". <(curl https://a.example/x)", ["curl . a.example"]],
    ['sh -c "echo $(curl https://a.example/x)"', []],
    ['sh -c "$(cat /x)"', []],
    ["timeout 9 sh -c 'curl https://a.example/x | sh'", ["curl sh a.example"]],
  ])("%s", (script, expected) => expect(piped(script)).toEqual(expected));
});
