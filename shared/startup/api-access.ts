/**
 * How the processes of a Pod reach the API server: by the token that the ServiceAccount admission plugin mounts into every container
 * (k8s.io/kubernetes v1.37.2, plugin/pkg/admission/serviceaccount/admission.go, mountServiceAccountToken), or by what they bring.
 */

import { toolSyntax } from "../knowledge/tools.ts";
import type { Container, PodSpec } from "../model/pod.ts";
import { at, type Path, type Resource } from "../model/resource.ts";
import type { Command, Run } from "../script/model.ts";
import { hasOption, readOptions } from "../script/options.ts";
import { isWithin, normalized } from "../script/paths.ts";

/** Where every client library looks, and what `/var/run` links to in most images. */
const directories: readonly string[] = [
  "/var/run/secrets/kubernetes.io/serviceaccount",
  "/run/secrets/kubernetes.io/serviceaccount",
];

interface InPod {
  readonly pod: { readonly spec: PodSpec };
  readonly resource: Resource;
  readonly set: { find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined };
}

/** Says where the token is declined: a path in the pod spec, or the ServiceAccount; null when the token is mounted or that is not known. */
export function tokenDeclined({ pod, resource, set }: InPod): { readonly inPod: Path } | { readonly account: Resource } | null {
  const { automountServiceAccountToken: asked, serviceAccountName, serviceAccount } = pod.spec;
  if (asked !== undefined) return asked ? null : { inPod: ["automountServiceAccountToken"] };
  const account = set.find("ServiceAccount", resource.namespace, serviceAccountName || serviceAccount || "default", resource);
  if (account === undefined) return null;
  return at(account.body, ["automountServiceAccountToken"]) === false ? { account } : null;
}

/** True when a volume of the container may hold the token's directory, or a file of it. */
export const mountsToken = ({ volumeMounts }: Container): boolean =>
  (volumeMounts ?? []).some(({ mountPath }) => {
    const path = normalized(mountPath ?? "");
    return directories.some((directory) => isWithin(path, directory) || isWithin(directory, path));
  });

/** What needs the token, and the word that shows it. */
export interface TokenUse {
  readonly command: Command;
  readonly word: Command["words"][number];
  /** The file of the token's directory that is read; null for a client that looks for it by itself. */
  readonly file: string | null;
}

/** The commands of a container that need the mounted token. Nothing when the script looks whether the files are there. */
export function tokenUses(container: Container, run: Run): readonly TokenUse[] {
  const asks = run.commands.some(
    ({ name, words }) =>
      /^(?:\[{1,2}|test|ls|find|stat)$/.test(name ?? "") && words.some(({ text }) => text.includes("serviceaccount")),
  );
  if (asks) return [];
  const configured = bringsConfig(container, run);
  return run.commands
    .filter(({ elsewhere }) => !elsewhere)
    .flatMap((command): readonly TokenUse[] => {
      const [program] = command.words;
      if (program !== undefined && !configured && asksServer(command)) return [{ command, word: program, file: null }];
      const redirected = command.redirects.flatMap(({ operator, target }) => (operator === "<" && target ? [target] : []));
      return [...command.words.slice(1), ...redirected].flatMap((word) => {
        const { value } = word;
        if (value === null || word.fromEnv || !value.startsWith("/")) return [];
        const path = normalized(value);
        return directories.some((directory) => path !== directory && isWithin(path, directory))
          ? [{ command, word, file: path }]
          : [];
      });
    });
}

/** Of a client: a kubeconfig of its own, by variable, by file or made in the script. */
function bringsConfig({ env, envFrom, volumeMounts }: Container, run: Run): boolean {
  const byVariable = (envFrom ?? []).length > 0 || (env ?? []).some(({ name }) => name === "KUBECONFIG" || name === "HOME");
  const mounted = (volumeMounts ?? []).some(({ mountPath }) => /\/\.kube\b|^\/(?:root|home)\b/.test(mountPath ?? ""));
  const text = run.script?.text ?? "";
  const sources = run.commands.some(
    ({ name, elsewhere }) => !elsewhere && (name === "." || name === "source" || name === "eval"),
  );
  return byVariable || mounted || sources || /KUBECONFIG|\.kube\b|\bkubectl\s+config\b|\bHOME=/.test(text);
}

/** Options with which kubectl asks another server or none. */
const otherwise = "kubeconfig server s token context cluster user username client-certificate help h".split(" ");
const offline = /^(?:completion|config|convert|help|kustomize|options|plugin)$/;

/** kubectl with a subcommand that asks the API server, by the token alone; false when a word is not known that may be an option. */
function asksServer({ name, words }: Command): boolean {
  const syntax = toolSyntax.kubectl;
  if (name !== "kubectl" || syntax === undefined) return false;
  const options = readOptions(words.slice(1), syntax);
  const [verb] = options.operands;
  if (!options.certain || verb?.value == null || offline.test(verb.value) || hasOption(options, ...otherwise)) return false;
  const dry = options.options.some((option) => option.name === "dry-run" && option.value?.value === "client");
  return !dry && !(verb.value === "version" && hasOption(options, "client"));
}
