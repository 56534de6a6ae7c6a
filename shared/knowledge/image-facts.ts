import type { Applets } from "./applet-options.ts";

/** What is known about an image: from the table of images or from the user's settings. Unknown is an answer. */
export interface ImageFacts {
  /** The table's entry or the setting's pattern, for messages. */
  readonly entry: string;
  /** The shell behind `sh`; "none" when the image has no shell; null when not known. */
  readonly shell: "ash" | "dash" | "bash" | "none" | null;
  /** Programs that the image has, when the list is complete; null when it is not known completely. */
  readonly tools: ReadonlySet<string> | null;
  /** The busybox whose applets are the image's tools, where nothing else replaces them; absent when there is none or it is not known. */
  readonly applets?: Applets;
  /** The entrypoint and default command of the image; null when not known. */
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  /** True when the entrypoint is a script that runs its arguments when they begin with a program; absent when that is not known. */
  readonly passes?: true;
  /** True when the default command is a server that does not end by itself; null when not known. */
  readonly server: boolean | null;
  /** The user the image runs as: its number, or a name where the image says no number; null when not known. */
  readonly user: number | string | null;
}
