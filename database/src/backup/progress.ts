const EVERY_MS = 2000;

/** Says now and then how far something long has come; short work says nothing. */
export function createProgress(log: (line: string) => void): (line: () => string) => void {
  let last = performance.now();
  return (line) => {
    if (performance.now() - last < EVERY_MS) return;
    last = performance.now();
    log(line());
  };
}

export const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
