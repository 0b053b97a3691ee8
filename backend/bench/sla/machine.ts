import { readFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";

/** Hundredths of a second since the machine's start, over all cores. */
interface Spent {
  all: number;
  idle: number;
  stolen: number;
}

/** Null where the system does not tell. */
async function spent(): Promise<Spent | null> {
  const text = await readFile("/proc/stat", "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  // user nice system idle iowait irq softirq steal
  const times = (text.split("\n")[0] ?? "").trim().split(/\s+/).slice(1, 9).map(Number);
  return {
    all: times.reduce((sum, time) => sum + time, 0),
    idle: (times[3] ?? 0) + (times[4] ?? 0),
    stolen: times[7] ?? 0,
  };
}

/** Watches how busy the machine is, whoever keeps it so. @returns what to call in the end, for a line about it. */
export async function watchMachine(): Promise<() => Promise<string>> {
  const before = await spent();
  const started = performance.now();
  return async () => {
    const after = await spent();
    const took = `took ${((performance.now() - started) / 1000).toFixed(1)} s on ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
    if (!before || !after) return took;
    const share = (part: number) => `${((100 * part) / Math.max(1, after.all - before.all)).toFixed(0)} %`;
    return `${took}; machine idle ${share(after.idle - before.idle)}, stolen ${share(after.stolen - before.stolen)}`;
  };
}
