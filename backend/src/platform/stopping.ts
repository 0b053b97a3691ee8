import type { Logger } from "pino";
import { say } from "./log.js";
import { wallClock } from "./clock.js";

/** Whoever started us waits this long before they kill. */
const STOP_WITHIN_MS = 14_000;
/** One Ctrl-C can arrive twice: from the terminal, and from whoever started us. */
const SAME_SIGNAL_MS = 1_000;

export interface Stopping {
  /** True from the first wish to stop on. */
  isStopping(): boolean;
  /** What has been opened is closed in the opposite order. */
  onStop(name: string, close: () => Promise<void> | void): void;
  /** Closes everything and ends the process. */
  stop(reason: string, exitCode: number): Promise<void>;
}

/**
 * Ends the process in order: on SIGTERM, SIGINT, when the program that started us is gone, and after a failure that
 * nobody expected (with code 1, to be started again). A second signal ends it at once.
 */
export function endInOrder(log: Logger): Stopping {
  const closers: { name: string; close: () => Promise<void> | void }[] = [];
  let stoppingSince: number | null = null;

  const stop = async (reason: string, exitCode: number) => {
    if (stoppingSince !== null) return;
    stoppingSince = wallClock.millis();
    log.info({ reason }, "stopping");
    setTimeout(() => {
      log.error("stopping took too long; ending at once");
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    let code = exitCode;
    for (const { name, close } of closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        log.error({ err: error }, `could not close ${name}`);
        code ||= 1;
      }
    }
    log.info("stopped");
    process.exit(code);
  };

  const onSignal = (signal: string) => {
    if (stoppingSince === null) {
      say("Stopping …");
      void stop(signal, 0);
    } else if (wallClock.millis() - stoppingSince > SAME_SIGNAL_MS) {
      log.warn({ signal }, "told to stop again; ending at once");
      process.exit(1);
    }
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  process.once("disconnect", () => void stop("the program that started us is gone", 0));

  const onFailure = (what: string) => (error: unknown) => {
    log.fatal({ err: error }, what);
    void stop(what, 1);
  };
  process.on("uncaughtException", onFailure("an exception that nobody caught"));
  process.on("unhandledRejection", onFailure("a rejection that nobody handled"));

  return {
    isStopping: () => stoppingSince !== null,
    onStop: (name, close) => void closers.push({ name, close }),
    stop,
  };
}
