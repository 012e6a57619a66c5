/** The part of an abort signal that grammY's own and Node's have in common. */
export interface Abort {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Waits, or not any longer once aborted. Never throws: ask the signal which it was. */
export function wait(milliseconds: number, signal: Abort): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}

/** Doubling pauses between tries: `firstMs`, twice that, and so on up to a minute. `failures` counts from 1. */
export function backoffMs(firstMs: number, failures: number): number {
  return Math.min(60_000, firstMs * 2 ** Math.min(failures - 1, 16));
}
