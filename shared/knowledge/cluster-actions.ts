/** Commands that change a cluster or an account, not the container that runs them. From the manual of each tool. */

/** What a command line changes, for a message: `kubectl apply`; with whether a second one at the same time fails. */
export interface ClusterAction {
  readonly name: string;
}

/** Options of kubectl and helm whose value is the next word (kubectl options, helm help). */
const valued = new Set(
  "-n --namespace --context --cluster --kubeconfig -s --server --token --as --as-group --user --request-timeout -f --filename -l --selector -o --output --kube-context --kube-token --registry-config --profile --region --endpoint-url --chdir -C --cwd --stack".split(
    " ",
  ),
);

/** Words that are neither options nor their values, in order. */
function operandsOf(args: readonly (string | null)[]): readonly (string | null)[] {
  const found: (string | null)[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined) break;
    if (word?.startsWith("-")) index += valued.has(word) ? 1 : 0;
    else found.push(word);
  }
  return found;
}

/** Objects of the cluster that each Pod may have one of: its own Pod, its node. */
const own = /^(?:po|pods?|no|nodes?)(?:\/|$)/;

const kubectlVerbs = /^(?:apply|create|delete|patch|scale|replace|annotate|label|set|rollout|expose|autoscale|run)$/;

function ofKubectl(words: readonly (string | null)[], args: readonly (string | null)[]): string | null {
  const [verb, object] = words;
  if (verb == null || !kubectlVerbs.test(verb)) return null;
  if (args.some((word) => word !== null && /^--dry-run(?:=(?:client|server|true))?$/.test(word))) return null;
  if (verb === "rollout") return object === "restart" || object === "undo" ? `kubectl rollout ${object}` : null;
  if (verb === "create" && (object === "token" || object === undefined) && !hasFile(args)) return null;
  if (/^(?:annotate|label|patch|delete)$/.test(verb) && !hasFile(args) && (object == null || own.test(object))) return null;
  return `kubectl ${verb}`;
}

const hasFile = (args: readonly (string | null)[]): boolean =>
  args.some((word) => word !== null && /^(?:-f|-k|--filename|--kustomize)/.test(word));

/** By program: the action that the operands name. */
const programs: Readonly<Record<string, (words: readonly (string | null)[], args: readonly (string | null)[]) => string | null>> =
  {
    kubectl: ofKubectl,
    oc: ofKubectl,
    helm: ([verb], args) =>
      verb != null && /^(?:install|upgrade|uninstall|delete|rollback)$/.test(verb) && !args.includes("--dry-run")
        ? `helm ${verb}`
        : null,
    terraform: ([verb]) => (verb === "apply" || verb === "destroy" || verb === "import" ? `terraform ${verb}` : null),
    tofu: ([verb]) => (verb === "apply" || verb === "destroy" || verb === "import" ? `tofu ${verb}` : null),
    pulumi: ([verb]) => (verb === "up" || verb === "destroy" ? `pulumi ${verb}` : null),
    aws: ([service, verb], args) =>
      service === "s3" && (verb === "rm" || verb === "rb") && !args.includes("--dryrun") ? `aws s3 ${verb}` : null,
    gsutil: ([verb]) => (verb === "rm" || verb === "rb" ? `gsutil ${verb}` : null),
    gcloud: ([service, verb]) => (service === "storage" && verb === "rm" ? "gcloud storage rm" : null),
    mc: ([verb]) => (verb === "rm" || verb === "rb" ? `mc ${verb}` : null),
  };

/**
 * What the arguments of a program change in the cluster or the account; null for nothing, for what concerns a Pod or a node of its own, for a
 * dry run, and where the deciding word is not known.
 */
export function findClusterAction(program: string, args: readonly (string | null)[]): ClusterAction | null {
  const read = Object.hasOwn(programs, program) ? programs[program] : undefined;
  if (read === undefined || args.some((word) => word === "--help" || word === "-h")) return null;
  const name = read(operandsOf(args), args);
  return name === null ? null : { name };
}
