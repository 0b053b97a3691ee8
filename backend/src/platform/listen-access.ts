import type { Logger } from "pino";
import type { Database } from "./db.js";
import { listen } from "./listen.js";

const POLL_MS = 2_000;
/** Rows become visible when their transaction commits, later than they are dated: each poll looks back this far. */
const LOOK_BACK_SECONDS = 60;

export interface AccessWatch {
  stop(): Promise<void>;
}

/**
 * Tells when somebody's rights or sessions changed, in whatever process: at once by NOTIFY, and within two seconds by
 * reading the newest rows where a notice was lost. The same change may be told twice.
 *
 * @param changed gets the person's id, or null after a time without the database: then anybody's may have changed.
 */
export function watchAccess(
  { url, db, log }: { url: string; db: Database; log: Logger },
  changed: (personId: number | null) => void,
): AccessWatch {
  const known = new Map<number, number>();
  let round = 0;
  let blind = true;
  let polling: Promise<void> | null = null;

  const poll = async () => {
    const rows = await db.rows<{ id: number; personId: number }>(
      `SELECT id, person_id AS "personId" FROM access_changes
        WHERE changed_at > clock_timestamp() - make_interval(secs => $1) ORDER BY id`,
      [LOOK_BACK_SECONDS],
    );
    round += 1;
    const isNew = rows.filter(({ id }) => !known.has(id));
    for (const { id } of rows) known.set(id, round);
    for (const [id, seen] of known) if (seen < round) known.delete(id);
    if (blind) changed(null);
    else for (const personId of new Set(isNew.map((row) => row.personId))) changed(personId);
    blind = false;
  };

  const timer = setInterval(() => {
    polling ??= poll()
      .catch((error: unknown) => {
        blind = true;
        log.warn({ err: error }, "could not look for changed rights");
      })
      .finally(() => (polling = null));
  }, POLL_MS);
  timer.unref();
  const listener = listen(url, "access_changed", (payload) => changed(Number(payload)), log);

  return {
    stop: async () => {
      clearInterval(timer);
      await listener.stop();
      await polling;
    },
  };
}
