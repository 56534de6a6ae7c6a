import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import type { Command, Word } from "../script/model.ts";
import { isBroken } from "../startup/output.ts";
import { cannotEscalate, isNonRoot, isWindows, mayHold } from "../startup/rights.ts";

/** What the programs that change their user or a file's capabilities need (setuid(2), setgroups(2), setcap(8)), whoever starts them. */
const needs: Readonly<Record<string, readonly string[]>> = {
  sudo: ["SETUID", "SETGID"],
  doas: ["SETUID", "SETGID"],
  su: ["SETUID", "SETGID"],
  runuser: ["SETUID", "SETGID"],
  gosu: ["SETUID", "SETGID"],
  "su-exec": ["SETUID", "SETGID"],
  setcap: ["SETFCAP"],
};

export default rule({
  id: "escalation-without-right",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions"],
  summary: "sudo, su or setcap in a container that may not change its rights",
  why: `\`allowPrivilegeEscalation: false\` sets \`no_new_privs\` for every process, so the setuid bit of \`sudo\` and \`su\` has no effect: a user
other than root stays what it is. Root needs the capabilities \`SETUID\` and \`SETGID\` even to step down with \`gosu\` or \`su-exec\`
(\`setgroups: operation not permitted\`), and \`SETFCAP\` for \`setcap\`; \`drop: [ALL]\` takes them away.`,
  fix: `Start the container as the user that the step needs (\`runAsUser\`), so that nothing has to change it. Where a change is needed, let it
run as root and add only \`SETUID\` and \`SETGID\` (or \`SETFCAP\`). Files for the app's user are a matter of \`fsGroup\`.`,
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://docs.kernel.org/userspace-api/no_new_privs.html",
    "https://github.com/8gears/n8n-helm-chart/issues/76",
    "https://github.com/ncopa/su-exec/issues/2",
  ],

  initContainer(view, report) {
    const { container, run, pod } = view;
    if (run.form === "opaque" || pod.partial || isWindows(view) || isBroken(run) || fitsItself(view)) return;
    const who = initTitle(container);
    for (const command of run.commands) {
      for (const { name, word } of programsOf(command)) {
        const because = refused(view, name);
        if (because === null) continue;
        const { conditional, fate } = command;
        report(word.place, `${who} runs "${name}" ${because}`, {
          level: conditional || fate === "tested" ? "warning" : "error",
        });
      }
    }
  },
});

/** The program that is run and what runs it, but not on the node. */
function programsOf({ name, words, wrappers, elsewhere }: Command): readonly { readonly name: string; readonly word: Word }[] {
  if (elsewhere) return [];
  return [...wrappers, { name: name ?? "", words }].flatMap(({ name: program, words: [word] }) =>
    word !== undefined && Object.hasOwn(needs, program) ? [{ name: program, word }] : [],
  );
}

function refused(view: InitContainerView, program: string): string | null {
  if (cannotEscalate(view) && isNonRoot(view)) return "as a user other than root that may not escalate, so it gains nothing";
  const missing = (needs[program] ?? []).filter((capability) => !mayHold(view, capability)).map((name) => `"${name}"`);
  return missing.length > 0 ? `without ${missing.join(" and ")}, so the kernel does not permit it` : null;
}

/** The script asks who it is, or which of the programs there are. */
const fitsItself = ({ run }: InitContainerView): boolean =>
  run.commands.some(
    ({ name, words }) =>
      /^(?:id|whoami|command|which|type|hash|eval)$/.test(name ?? "") || words.some(({ text }) => /\$\{?E?UID\b/.test(text)),
  );
