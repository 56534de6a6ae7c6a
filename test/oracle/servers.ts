/** The API servers that are asked. */
import type { GateSettings } from "../../shared/model/gates.ts";
import type { Minor } from "../../shared/model/version.ts";

export interface Server {
  readonly name: string;
  readonly minor: Minor;
  /** Gates that are set otherwise than the version has them, as settings name them. */
  readonly gates: GateSettings;
  /** Further gates, which initguard does not know and which depend on those. */
  readonly dependent?: readonly string[];
}

/** In the order in which answers are written. */
export const servers: readonly Server[] = [
  { name: "1.34", minor: 34, gates: {} },
  { name: "1.35", minor: 35, gates: {} },
  { name: "1.36", minor: 36, gates: {} },
  { name: "1.37", minor: 37, gates: {} },
  {
    name: "1.37 with alpha gates",
    minor: 37,
    gates: {
      ContainerStopSignals: true,
      GRPCContainerProbeTLS: true,
      H2CContainerProbe: true,
      UserNamespacesHostNetworkSupport: true,
      VolumeBindMountOptions: true,
    },
  },
  {
    name: "1.37 without beta gates",
    minor: 37,
    gates: {
      ContainerRestartRules: false,
      EnvFiles: false,
      PodLevelResources: false,
      PodLevelResourcesFixDefaulting: false,
      RestartAllContainersOnContainerExits: false,
    },
    dependent: ["InPlacePodLevelResourcesVerticalScaling", "PodLevelResourcesFixKubeletQOSClass"],
  },
];

export const serverNames: readonly string[] = servers.map(({ name }) => name);

/** What the oracle is started with to be that server. */
export function flagsOf({ minor, gates, dependent = [] }: Server): readonly string[] {
  const set = [...Object.entries(gates).map(([gate, on]) => `${gate}=${on}`), ...dependent.map((gate) => `${gate}=false`)];
  return ["-emulate", `1.${minor}`, ...(set.length === 0 ? [] : ["-feature-gates", set.join(",")])];
}
