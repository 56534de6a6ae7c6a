/** A line that a terminal shows while a long run goes on. */
interface Progress {
  /** `read` of `count` files are read; equal, they are being checked. */
  show(read: number, count: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** Milliseconds before anything is shown, and between two changes of the line. */
const patience = 500;
const pace = 100;

const rewrite = "\r\u001b[2K";

/** For a reader that is no terminal. */
export const silent: Progress = { show() {}, clear() {} };

/** `now` in milliseconds, from any start. */
export function progressLine(write: (text: string) => void, now: () => number): Progress {
  const start = now();
  let shown: number | undefined;
  return {
    show(read, count) {
      const time = now();
      if (time - start < patience || (shown !== undefined && time - shown < pace && read < count)) return;
      shown = time;
      write(`${rewrite}${read < count ? `reading ${read} of ${count} files` : `checking ${count} files`}`);
    },
    clear() {
      if (shown !== undefined) write(rewrite);
    },
  };
}
