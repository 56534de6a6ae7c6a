import { describe, expect, test } from "vitest";
import { onceOnlySteps } from "../../../shared/script/once-only.ts";
import { runOf } from "./containers.ts";

const steps = (script: string): readonly string[] =>
  onceOnlySteps(runOf(script)).map(({ command, path, moved }) => `${command.name} ${path ?? ""}${moved ? " moved" : ""}`.trim());

describe("onceOnlySteps", () => {
  test.each<[string, readonly string[]]>([
    ["mkdir /a /b", ["mkdir /a", "mkdir /b"]],
    ["mkdir -m 0700 /a", ["mkdir /a"]],
    ["mkdir -vp /a; mkdir --parents /b; mkdir /c -p", []],
    ["install -d /a", []],
    ["ln -s /a /b; ln /a /c", ["ln /b", "ln /c"]],
    ["ln -sfn /a /b; ln --force -s /a /b", []],
    ["mkfifo /a; mknod /b c 1 3", ["mkfifo /a", "mknod /b"]],
    ["unzip -q x.zip -d /a", ["unzip /a"]],
    ["unzip -qo x.zip -d /a; unzip -n x.zip -d /a; unzip -l x.zip", []],
    ["tar xkf x.tar -C /a; tar --keep-old-files -xf x.tar -C /b", ["tar /a", "tar /b"]],
    ["tar xf x.tar -C /a; tar -ckf /x.tar /a", []],
    ["gunzip /a.gz; bunzip2 /b.bz2; unxz /c.xz", ["gunzip /a"]],
    ["gunzip -f /a.gz; gunzip -c /a.gz > /a", []],
    ["ssh-keygen -q -t rsa -f /k; ssh-keygen -y -f /k; ssh-keygen -R h -f /known", ["ssh-keygen /k"]],
    [
      "yes | ssh-keygen -q -f /k; echo y | ssh-keygen -f /k; ssh-keygen -f /k <<< y; yes A | unzip x.zip -d /a; ssh-keygen -A -f /k",
      [],
    ],
    ["ssh-keygen -q -f /k < /dev/null; ssh-keygen -f /l | cat; yes | mkdir /a", ["ssh-keygen /k", "ssh-keygen /l", "mkdir /a"]],
    ["keytool -genkeypair -keystore /ks -alias a; keytool -list -keystore /ks", ["keytool /ks"]],
    ["initdb -D /pg; initdb --pgdata=/pg2; initdb", ["initdb /pg", "initdb /pg2"]],
    ["mysqld --initialize --datadir=/m; mysqld --initialize-insecure; mysqld", ["mysqld /m", "mysqld /var/lib/mysql"]],
    ["createdb -h db app; createuser app; createdb --help", ["createdb", "createuser"]],
    ["psql -c 'create table a (b int)'; psql --command='CREATE  DATABASE a'", ["psql", "psql"]],
    ["psql -c 'CREATE TABLE IF NOT EXISTS a (b int)'; psql -c 'DROP TABLE a; CREATE TABLE a (b int)'", []],
    ["psql -c 'CREATE TABLE a (b int)' -c 'SELECT 1'", []],
    ["psql -v ON_ERROR_STOP=1 -c 'CREATE TABLE a (b int)' -c 'SELECT 1'", ["psql"]],
    ["mysql -e 'CREATE DATABASE a'; mysql -f -e 'CREATE DATABASE a'", ["mysql"]],
    ["kubectl create secret generic a --from-literal=b=c", ["kubectl"]],
    ["kubectl create secret generic a --dry-run=client -o yaml; kubectl create -f a; kubectl create token a", []],
    ["mv /a /b; mv /c/* /d", ["mv /a moved"]],
    ["nsenter -t 1 -m mkdir /a", []],
  ])("%s", (script, expected) => expect(steps(script)).toEqual(expected));
});
