import { describe, expect, test } from "vitest";
import { secretsIn } from "../../../shared/script/secrets.ts";
import { runOf } from "./containers.ts";

const found = (script: string): readonly string[] =>
  runOf(script, { env: { LOGIN: "k2-9fh3" } }).commands.flatMap((command) => secretsIn(command).map(({ what }) => what));

describe("secretsIn", () => {
  test.each<[string, readonly string[]]>([
    ["PGPASSWORD=k2-9fh3 psql", ['the value of "PGPASSWORD"']],
    ["export DB_PASSWORD='k2-9fh3'", ['the value of "DB_PASSWORD"']],
    ["mysql -pk2-9fh3", ['a password for "mysql"']],
    ["mysql -p shop", []],
    ["x --db-password=k2-9fh3", ['a password for "x"']],
    ["x --password-file=k2-9fh3", []],
    ["x --no-password", []],
    ["etcd --initial-cluster-token=k2-9fh3", []],
    ["java -Dspring.datasource.password=k2-9fh3", ['a password for "java"']],
    ["java -Djavax.net.ssl.trustStorePassword=k2-9fh3", []],
    ["skopeo copy --src-creds shop:k2-9fh3 docker://a dir:/b", ['a password for "skopeo"']],
    ["openssl rsa -passin pass:k2-9fh3", ['a password for "openssl"']],
    ["openssl rsa -passin env:KEY", []],
    ["mc alias set s http://m user k2-9fh3", ['a password for "mc"']],
    ["mc alias list", []],
    ["rabbitmqctl add_user shop k2-9fh3", ['a password for "rabbitmqctl"']],
    ["htpasswd -nb shop k2-9fh3", ['a password for "htpasswd"']],
    ["htpasswd -c /f shop", []],
    ["kubectl create secret generic a --from-literal=db-token=k2-9fh3", ['a password for "kubectl"']],
    ["kubectl create secret generic a --from-literal=user=k2-9fh3", []],
    // Of the environment, of a substitution, a stand-in.
    ["redis-cli -a $LOGIN", []],
    ["redis-cli -a $(cat /x)", []],
    ["redis-cli -a changeme", []],
  ])("%s", (script, expected) => expect(found(script)).toEqual(expected));
});
