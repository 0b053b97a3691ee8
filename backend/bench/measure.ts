export interface Figure {
  name: string;
  /** Per second. */
  rate: number;
  /** Milliseconds, median and 95th of a hundred. */
  p50: number;
  p95: number;
}

/** Does something over and over, `lanes` at a time, for some seconds. */
export async function measure(
  name: string,
  once: () => Promise<unknown>,
  { seconds = 3, lanes = 8 } = {},
): Promise<Figure> {
  await once();
  const took: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        await once();
        took.push(performance.now() - before);
      }
    }),
  );
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN;
  return { name, rate: took.length / ((performance.now() - started) / 1000), p50: at(0.5), p95: at(0.95) };
}
