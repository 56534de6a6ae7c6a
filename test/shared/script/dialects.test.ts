import { expect, test } from "vitest";
import { bashismsIn } from "../../../shared/script/dialects.ts";
import { syntaxOf } from "../../../shared/script/run.ts";
import { runOf, spanned } from "./containers.ts";

/** Each use as `kind at text`. */
function uses(script: string): readonly string[] {
  const syntax = syntaxOf(runOf(script, { shell: "sh" }));
  const found = syntax === null ? [] : bashismsIn(syntax, "dash").filter(({ dialect }) => dialect === "dash");
  return found.map(({ bashism, place }) => `${bashism} at ${spanned(script, place)}`);
}

test.each([
  ["a=(1 2)", ["array at a=(1 2)"]],
  ["a+=(1)", ["array at a+=(1)"]],
  [`echo "\${a[0]}" "\${#a[@]}" "\${#a}"`, [`subscript at \${a[0]}`]],
  [`echo "\${!a@}" \${a,,} \${a:-b} \${a%x} \${a##*/}`, [`indirect at \${!a@}`, `case at \${a,,}`]],
  ["if [[ -f x && -n y ]]; then :; fi", ["double-bracket at [["]],
  ["[ a = b ] && test a == b", ["double-equals at test a == b"]],
  ["x >&2 2>&1 3>&- >&$fd", []],
  ["exec 3<>/dev/udp/h/1; cat /dev/tcp", ["network-redirect at 3<>/dev/udp/h/1"]],
  ["f() { local a=1 b; }", []],
  ["f() { local -i a=1; }", ["declaring-option at local -i a=1"]],
  ["export -p; export A=1; export -f f", ["declaring-option at export -f f"]],
  ["read -r a b; read -rp x: c; read -rt 5 d", ["read-option at read -rt 5 d"]],
  ["echo -n a; echo -e b; echo -ne c; echo a -e", ["echo-option at echo -e b", "echo-option at echo -ne c"]],
  ["set -eu; set -euo pipefail", ["pipefail at set -euo pipefail"]],
  ["set -- -o pipefail-x", []],
  ["case x in a) echo;; b) :;& c) x;;& d) y;; esac", ["case-fallthrough at b", "case-fallthrough at c"]],
  ["trap 'x' EXIT ERR; trap 'echo ERR' TERM", ["trap-err at trap 'x' EXIT ERR"]],
  ['source() { . "$1"; }; source f', []],
  ["declare() { :; }; declare -a x; bash -c 'declare -a x; a=(1)'", []],
  ["for i in {1..3}; do :; done; curl x/{a,b}; rm {}", ["brace-expansion at {1..3}"]],
  [`cat <<'E'\n\${a^^} [[ ]]\nE`, []],
  [`cat <<E\n\${a^^}\nE`, [`case at \${a^^}`]],
  ["echo $(( ++i + i ))", []],
  ["nsenter -t 1 declare x", []],
  ['command "$x" -e', []],
])("%j: %j", (script, expected) => {
  expect(uses(script)).toEqual(expected);
});

test("a script in the script is read by its own shell", () => {
  const syntax = syntaxOf(runOf("timeout 5 bash -c '[[ a ]]'; sh -c '[[ b ]]'", { shell: "sh" }));
  const found = syntax === null ? [] : bashismsIn(syntax, "dash").map(({ dialect }) => dialect);
  expect(found[0]).toBe("bash");
  expect(found).toHaveLength(2);
});
