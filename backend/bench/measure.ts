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

/** One line per figure; the ratio is to the floor that was measured in the same run. */
export function report(title: string, floor: Figure, figures: readonly Figure[]): void {
  const line = ({ name, rate, p50, p95 }: Figure) =>
    `${name.padEnd(44)} ${rate.toFixed(0).padStart(8)}/s ${p50.toFixed(1).padStart(8)} ms ${p95.toFixed(1).padStart(8)} ms  x${(rate / floor.rate).toFixed(3)}`;
  process.stdout.write(`\n${title}\n${[floor, ...figures].map(line).join("\n")}\n`);
}
