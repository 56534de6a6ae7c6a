import { describe, expect, test } from "vitest";
import { isSecretVariable, isStandIn } from "../../../shared/knowledge/credentials.ts";
import { anyForm, placesOfSecrets, tokenForms } from "../../../shared/knowledge/secret-forms.ts";

const letters = (length: number): string => "q8ZbN4kXw2LmT7vR5sYd".repeat(9).slice(0, length);
const hex = (length: number): string => "0a1b2c3d4e5f6789".repeat(9).slice(0, length);

/** One of each form, put together here so that no file holds what looks like a live token. */
const samples: readonly string[] = [
  `ghp_${letters(36)}`,
  `glrt-${letters(20)}`,
  `AKIA${letters(16).toUpperCase()}`,
  `xoxb-${letters(24)}`,
  `hooks.slack.com/services/T${"A1B2C3D4"}/B${"A1B2C3D4"}/${letters(24)}`,
  `AIza${letters(35)}`,
  `npm_${letters(36)}`,
  `pypi-AgEIcHlwaS5vcmc${letters(60)}`,
  `dckr_pat_${letters(27)}`,
  `sk_live_${letters(24)}`,
  `SG.${letters(22)}.${letters(43)}`,
  `hf_${letters(34)}`,
  `sk-ant-${letters(30)}`,
  `glsa_${letters(32)}_${hex(8)}`,
  `dop_v1_${hex(64)}`,
  `tskey-auth-${letters(20)}`,
  `123456789:AA${letters(33)}`,
  `dapi${hex(32)}`,
  `hvs.${letters(24)}`,
  `${letters(14)}.atlasv1.${letters(60)}`,
  `AccountKey=${letters(86)}==`,
  `AGE-SECRET-KEY-1${letters(58).toUpperCase()}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${letters(40)}`,
];

test("each token form has a sample, which no other form takes and the quick look does not miss", () => {
  const found = samples.map((sample) => tokenForms.filter(({ pattern }) => sample.search(pattern) >= 0).map(({ what }) => what));
  expect(found).toEqual(tokenForms.map(({ what }) => [what]));
  for (const sample of samples) expect(anyForm.test(sample), sample).toBe(true);
});

describe("places of secrets", () => {
  test.each<[string, string | null]>([
    ["postgres://shop:k2-9fh3@db/shop", "k2-9fh3"],
    ["postgres://shop@db/shop", null],
    ["docker://alpine:3.23@sha256:9c9fef5b", null],
    ["Authorization: Bearer q8ZbN4kX", "q8ZbN4kX"],
    ["jdbc:mysql://db/shop?user=shop&password=k2-9fh3&x=y", "k2-9fh3"],
    ["Server=db;User Id=sa;Password=k2-9fh3;", "k2-9fh3"],
    ["host=db dbname=shop user=shop password=k2-9fh3 sslmode=require", "k2-9fh3"],
    ["https://login.example.com/?password=reset", null],
    ["CREATE ROLE shop LOGIN PASSWORD 'k2-9fh3'", "k2-9fh3"],
    ["create user 'shop'@'%' identified by 'k2-9fh3'", "k2-9fh3"],
    ["IDENTIFIED WITH mysql_native_password BY 'k2-9fh3'", "k2-9fh3"],
    ["the password 'k2-9fh3' is wrong", null],
  ])("%s", (text, secret) => {
    const found = placesOfSecrets.flatMap(({ pattern }) => [...text.matchAll(pattern)].map((match) => match[1]));
    expect(found).toEqual(secret === null ? [] : [secret]);
    if (secret !== null) expect(anyForm.test(text)).toBe(true);
  });
});

describe("variables", () => {
  test.each<[string, string, boolean]>([
    ["PGPASSWORD", "k2", true],
    ["GITEA_ADMIN_PASSWORD", "k2-9fh3", true],
    ["spring.datasource.password", "k2-9fh3", true],
    ["UPLOAD_API_KEY", letters(24), true],
    ["UPLOAD_API_KEY", "not-needed", false],
    ["PASSWORD_FILE", "k2-9fh3", false],
    ["PASSWORD_LENGTH", "12", false],
    ["ALLOW_EMPTY_PASSWORD", "always", false],
    ["OLDPWD", "k2-9fh3", false],
    ["PASSWORD", "two words", false],
    ["PASSWORD", "", false],
    ["CLUSTER_TOKEN", letters(24), false],
  ])("%s=%s: %s", (name, value, secret) => expect(isSecretVariable(name, value)).toBe(secret));
});

test.each([
  "changeme",
  "changeit",
  "$(X)",
  `$${"{X}"}`,
  "<password>",
  "REPLACE_ME",
  "vault:secret/x#y",
  "ENC[x]",
  "op://vault/item",
  "ref+vault://x",
  "/run/x",
  "xxxx",
  "",
])("%j stands for a secret", (value) => expect(isStandIn(value)).toBe(true));
test.each(["hunter2", "k2-9fh3", "admin", "a:b"])("%j is one", (value) => expect(isStandIn(value)).toBe(false));
