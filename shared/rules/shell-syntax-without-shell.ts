import { rule } from "../engine/rule.ts";
import { isScriptText, type Unread, unreadSyntax } from "../script/unshelled.ts";

export default rule({
  id: "shell-syntax-without-shell",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: preparation", "practice: error handling"],
  summary: "Shell syntax in a command that no shell reads",
  why: `\`command\` and \`args\` are handed to the program as they are: nobody splits, expands or redirects them. \`&&\`, \`|\` and \`>\` arrive as arguments
of the first program, \`*\` is the name of a file that does not exist, and \`$NAME\` stays \`$NAME\`. Only \`$(NAME)\`, with round brackets, is
replaced by the kubelet, from the \`env\` of the container.`,
  fix: "Let a shell read it: `command: [sh, -c]` with the whole line as one string in `args`. For a variable alone, `$(NAME)` is enough, where `env` has an entry of that name.",
  links: [
    "https://github.com/fabric8io/docker-maven-plugin/issues/149",
    "https://github.com/apocas/dockerode/issues/406",
    "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#use-environment-variables-to-define-arguments",
  ],

  initContainer({ container, run }, report) {
    const [command] = run.commands;
    if (run.form !== "exec" || run.shell !== null || command === undefined) return;
    // broken-shell-invocation speaks of a script that no shell gets.
    if (run.argv.some(({ text }) => isScriptText(text))) return;
    const unread = unreadSyntax(command);
    if (unread === null) return;
    report(
      unread.word.place,
      `init container "${container.name ?? ""}" hands ${what(unread)} to "${command.name ?? ""}" without a shell, so ${consequence(unread)}`,
      { cause: unread.shown || unread.kind },
    );
  },
});

const what = ({ kind, shown }: Unread): string => (kind === "glob" ? "a glob" : `"${shown}"`);

function consequence({ kind }: Unread): string {
  if (kind === "operator") return "it is one more argument";
  return kind === "glob" ? "it is taken as the name of one file" : "nothing replaces it";
}
