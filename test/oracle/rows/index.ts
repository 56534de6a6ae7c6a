import { containerRows } from "./container.ts";
import { envRows } from "./env.ts";
import { podRows } from "./pod.ts";
import { resourceRows } from "./resources.ts";
import { restartRows } from "./restart.ts";
import type { Row } from "./row.ts";
import { securityRows } from "./security.ts";
import { volumeRows } from "./volumes.ts";

export const rows: readonly Row[] = [
  ...containerRows,
  ...envRows,
  ...volumeRows,
  ...resourceRows,
  ...securityRows,
  ...restartRows,
  ...podRows,
];
