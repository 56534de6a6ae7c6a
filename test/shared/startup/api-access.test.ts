import { describe, expect, test } from "vitest";
import { mountsToken, tokenUses } from "../../../shared/startup/api-access.ts";
import { runOf } from "../script/containers.ts";

const uses = (script: string): readonly string[] => tokenUses({}, runOf(script)).map(({ word, file }) => file ?? word.text);

describe("tokenUses", () => {
  test.each<[string, readonly string[]]>([
    ["kubectl get pods", ["kubectl"]],
    ["kubectl -n version get pods", ["kubectl"]],
    ["kubectl version", ["kubectl"]],
    ["kubectl version --client", []],
    ["kubectl apply --dry-run=server -f a.yaml", ["kubectl"]],
    ["kubectl $ARGS get pods", []],
    ["kubectl", []],
    ["helm list", []],
    ["T=$(cat /run/secrets/kubernetes.io/serviceaccount/token)", ["/run/secrets/kubernetes.io/serviceaccount/token"]],
    ["read T < /var/run/secrets/kubernetes.io/serviceaccount/token", ["/var/run/secrets/kubernetes.io/serviceaccount/token"]],
    ["cp -r /var/run/secrets/kubernetes.io/serviceaccount /x", []],
    ["test -e /var/run/secrets/kubernetes.io/serviceaccount && kubectl get pods", []],
    ["export KUBECONFIG=/x; kubectl get pods", []],
    [". /lib.sh; kubectl get pods", []],
  ])("%s", (script, expected) => expect(uses(script)).toEqual(expected));
});

describe("mountsToken", () => {
  test.each([
    ["/var/run/secrets/kubernetes.io/serviceaccount", true],
    ["/run/secrets/kubernetes.io/serviceaccount/token", true],
    ["/var/run/secrets", true],
    ["/var/run/secrets/other", false],
    ["/data", false],
  ])("%s: %s", (mountPath, expected) => expect(mountsToken({ volumeMounts: [{ mountPath }] })).toBe(expected));
});
