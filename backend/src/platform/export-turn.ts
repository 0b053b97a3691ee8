import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Queries } from "./db.js";
import { AppError } from "./errors.js";

/** Seconds after which a turn that nobody renews is over: its process has died. */
const KEPT_FOR = 30;
const RENEWED_EVERY_MS = 5_000;
/** After this long without a step its reader sleeps, and the turn is not renewed for them. */
const SLEEPS_AFTER_MS = 300_000;

/** The right to run an export. One per person at a time, in all processes together. */
export interface ExportTurn {
  readonly personId: number;
  readonly token: string;
}

/** A turn while its export runs. */
export interface HeldTurn {
  /** Says that the reader took something. */
  goesOn(): void;
  end(): Promise<void>;
}

/** @throws AppError 409 `export.running` while another export of the person's runs. */
export async function takeExportTurn(queries: Queries, personId: number): Promise<ExportTurn> {
  const token = randomUUID();
  const taken = await queries.one(
    `INSERT INTO export_turns (person_id, token, until)
     VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
     ON CONFLICT (person_id) DO UPDATE SET token = EXCLUDED.token, until = EXCLUDED.until
       WHERE export_turns.until < clock_timestamp()
     RETURNING 1`,
    [personId, token, KEPT_FOR],
  );
  if (!taken) throw new AppError("export.running", 409, "Another export of yours is still running; wait until it ends");
  return { personId, token };
}

/**
 * Renews a turn every few seconds until it is ended, so that only a crash leaves one behind, and that for half a minute.
 *
 * @param times in milliseconds; other ones are for tests.
 */
export function holdExportTurn(
  { db, log }: { db: Queries; log: Logger },
  { personId, token }: ExportTurn,
  times = { renewedEvery: RENEWED_EVERY_MS, sleepsAfter: SLEEPS_AFTER_MS },
): HeldTurn {
  let wentOnAt = performance.now();
  const renew = async () => {
    if (performance.now() - wentOnAt > times.sleepsAfter) return;
    await db.rows(
      "UPDATE export_turns SET until = clock_timestamp() + make_interval(secs => $3) WHERE person_id = $1 AND token = $2",
      [personId, token, KEPT_FOR],
    );
  };
  const timer = setInterval(() => {
    renew().catch((err: unknown) => log.warn({ err }, "the turn of an export was not renewed; it is tried again"));
  }, times.renewedEvery).unref();
  return {
    goesOn: () => {
      wentOnAt = performance.now();
    },
    end: async () => {
      clearInterval(timer);
      await db.rows("DELETE FROM export_turns WHERE person_id = $1 AND token = $2", [personId, token]);
    },
  };
}
