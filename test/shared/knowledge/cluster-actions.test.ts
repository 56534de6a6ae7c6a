import { describe, expect, test } from "vitest";
import { findClusterAction } from "../../../shared/knowledge/cluster-actions.ts";

function find(line: string): string | null {
  const [program = "", ...args] = line.split(" ").map((word) => (word === "?" ? null : word));
  return findClusterAction(program ?? "", args)?.name ?? null;
}

describe("what a command line changes in the cluster", () => {
  test.each([
    ["kubectl apply -f /a.yaml", "kubectl apply"],
    ["kubectl -n edge --context x create namespace a", "kubectl create"],
    ["kubectl create -f -", "kubectl create"],
    ["kubectl delete job/migrate", "kubectl delete"],
    ["kubectl delete -f /a.yaml", "kubectl delete"],
    ["kubectl patch deployment web -p {}", "kubectl patch"],
    ["kubectl rollout restart deployment/a", "kubectl rollout restart"],
    ["oc apply -f a", "kubectl apply"],
    ["helm -n a upgrade --install b ./c", "helm upgrade"],
    ["terraform -chdir=/x apply", "terraform apply"],
    ["aws --region eu-1 s3 rm s3://a/b", "aws s3 rm"],
    ["mc rm --recursive a/b", "mc rm"],
  ])("%s", (line, name) => expect(find(line)).toBe(name));

  test.each([
    "kubectl get pods",
    "kubectl wait --for=condition=ready pod/a",
    "kubectl rollout status deployment/a",
    "kubectl apply --dry-run=client -f a",
    "kubectl create token app",
    "kubectl label pod ? a=b",
    "kubectl annotate node/n1 a=b",
    "kubectl patch ? ? -p {}",
    "kubectl ? -f a",
    "kubectl apply --help",
    "helm template a",
    "helm upgrade a b --dry-run",
    "terraform plan",
    "aws s3 cp a s3://b",
    "aws s3 rm s3://a --dryrun",
    "constructor apply",
  ])("nothing: %s", (line) => expect(find(line)).toBeNull());
});
