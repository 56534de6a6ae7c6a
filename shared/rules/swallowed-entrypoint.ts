import { type InitContainerView, rule } from "../engine/rule.ts";
import { takesSubcommands } from "../knowledge/tools.ts";
import { shellName } from "../script/invocation.ts";
import type { Word } from "../script/model.ts";
import { programName } from "../script/wrappers.ts";

export default rule({
  id: "swallowed-entrypoint",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: preparation", "practice: light images"],
  summary: "Program in args that the image's entrypoint takes as its own argument",
  why: `Without \`command\` the image's entrypoint runs, and \`args\` are its arguments. Images of one tool have that tool as entrypoint: of
\`args: [sh, -c, …]\` with \`alpine/git\` becomes \`git sh -c …\` (\`git: 'sh' is not a git command\`), of \`args: [kubectl, get, pods]\` with a
kubectl image \`kubectl kubectl get pods\`. Each start fails at once.

Images whose entrypoint is a script that passes a program on (\`curlimages/curl\`, most official images) are no such case.`,
  fix: "Set `command`, which replaces the entrypoint: `command: [sh, -c, …]`; or keep `args` and leave the tool's own name out of it.",
  links: [
    "https://github.com/jeequan/jeepay/pull/96",
    "https://github.com/alpine-docker/git/issues/8",
    "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
  ],

  initContainer(view, report) {
    const { container, image } = view;
    const swallowed = swallowedProgram(view);
    if (swallowed === null) return;
    const { word, tool, name } = swallowed;
    const call = `init container "${container.name ?? ""}" has no command, so image "${container.image ?? image?.entry ?? ""}" runs`;
    report(word.place, `${call} "${tool} ${name}" and fails`);
  },
});

/** The first argument that names a shell or the tool itself, behind an entrypoint that takes it for a subcommand. */
function swallowedProgram({ container, image, run }: InitContainerView): { word: Word; tool: string; name: string } | null {
  if ((container.command ?? []).length > 0 || (container.args ?? []).length === 0) return null;
  const entrypoint = image?.entrypoint ?? [];
  const [program] = run.argv;
  const tool = programName(program);
  const word = run.argv[entrypoint.length];
  if (entrypoint.length !== 1 || tool === null || word === undefined || !takesSubcommands.has(tool)) return null;
  const name = shellName(word) ?? (programName(word) === tool ? tool : null);
  return name === null ? null : { word, tool, name };
}
