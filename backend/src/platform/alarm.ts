import { schedule as scheduleCron } from "node-cron";
import type { Logger } from "pino";

const STOP_WITHIN_MS = 3_000;

export interface Alarm {
  /** Rings by a cron line, with seconds, in UTC. A ring during the last one's work is left out. */
  ring(cron: string, name: string, work: () => Promise<unknown>): void;
  /** Rings no more, and waits a moment for the work that goes on. */
  stop(): Promise<void>;
}

/**
 * An alarm clock and nothing more: every process has one and all of them ring, so what is rung for must be right
 * however often and wherever it runs. Work that fails is logged and rung for again.
 */
export function createAlarm(log: Logger): Alarm {
  const bells: { stop(): unknown }[] = [];
  const working = new Map<string, Promise<void>>();
  const quiet = {
    info: () => undefined,
    debug: () => undefined,
    warn: (text: string) => log.debug(text),
    error: (text: string | Error) => log.error({ err: text }),
  };

  const ring = (name: string, work: () => Promise<unknown>) => {
    if (working.has(name)) return;
    const done = work()
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error, name }, "scheduled work failed"),
      )
      .finally(() => working.delete(name));
    working.set(name, done);
  };

  return {
    ring: (cron, name, work) => {
      bells.push(
        scheduleCron(cron, () => ring(name, work), {
          name,
          timezone: "UTC",
          logger: quiet,
          suppressMissedWarning: true,
        }),
      );
    },
    stop: async () => {
      for (const bell of bells) await bell.stop();
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([Promise.all(working.values()), late]);
    },
  };
}
