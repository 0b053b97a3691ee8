import type { Availability } from "../../../contract/index.js";
import { gather } from "../../../platform/gather.js";
import type { Services } from "../../../platform/services.js";
import type { LiveConnection } from "../../../platform/sockets-listener.js";
import type { LiveChannel } from "../../../platform/sockets.js";
import { LIVE_BEAT_SECONDS, stateColumn } from "../../accounts/index.js";
import { readWhereabouts } from "../presence/whereabouts.js";

export interface LivePeopleTiming {
  /** Milliseconds between two beats, */
  beat: number;
  /** and in which what comes is written together. */
  bundle: number;
}
export interface LivePeople {
  /** Writes everybody now, after whoever just came, as the timer does; done when it is written. */
  beat(): Promise<void>;
  /** Ends it, once what has come so far is written. */
  end(): Promise<void>;
}

const usualTiming: LivePeopleTiming = { beat: LIVE_BEAT_SECONDS * 1000, bundle: 500 };

/**
 * Writes who of staff has a live connection to this process and moves before it: one statement for all of them, three
 * times a minute, and at once for who comes, comes back or is left after a sign-out elsewhere. Whose availability turns
 * out to be another, their browsers are told.
 */
export function followLivePeople(
  { db, log }: Pick<Services, "db" | "log">,
  live: Pick<LiveChannel, "listen">,
  timing: LivePeopleTiming = usualTiming,
): LivePeople {
  const seats = new Map<string, { connection: LiveConnection; active: boolean }>();
  const known = new Map<number, Availability>();
  let written: Promise<void> = Promise.resolve();

  const write = async (wanted: ReadonlySet<number> | null) => {
    const people = new Map<number, boolean>();
    for (const { connection, active } of seats.values()) {
      const { id } = connection.actor;
      if (id !== null && (wanted?.has(id) ?? true)) people.set(id, active || people.get(id) === true);
    }
    if (wanted === null) for (const id of known.keys()) if (!people.has(id)) known.delete(id);
    if (people.size === 0) return;
    try {
      const rows = await db.rows<{ id: number; now: Availability }>(beat, [[...people.keys()], [...people.values()]]);
      const turned = new Set(rows.filter(({ id, now }) => known.get(id) !== now).map(({ id }) => id));
      for (const { id, now } of rows) known.set(id, now);
      for (const { connection } of seats.values()) {
        if (connection.actor.id === null || !turned.has(connection.actor.id)) continue;
        connection.send("change", { type: "availability", seq: 0, items: [] });
      }
    } catch (error) {
      log.warn({ err: error }, "who is there could not be written");
    }
  };
  const queue = (wanted: ReadonlySet<number> | null) => {
    written = written.then(() => write(wanted));
  };
  const soon = gather<number>(timing.bundle, (ids) => queue(new Set(ids)));
  const touch = ({ actor }: LiveConnection) => {
    if (actor.id !== null) soon.add(actor.id);
  };

  live.listen({
    opened: (connection) => {
      if (!connection.actor.isStaff || connection.actor.onlyTicketId !== null) return;
      seats.set(connection.id, { connection, active: true });
      touch(connection);
    },
    said: (connection, words) => {
      const seat = seats.get(connection.id);
      const where = readWhereabouts(words);
      if (!seat || !where) return;
      if (where.active && !seat.active) touch(connection);
      seat.active = where.active;
    },
    rechecked: (connection) => {
      if (!connection.actor.isStaff) seats.delete(connection.id);
      if (seats.has(connection.id)) touch(connection);
    },
    closed: ({ id }) => void seats.delete(id),
  });
  const writeAll = () => {
    void soon.flush();
    queue(null);
    return written;
  };
  const timer = setInterval(() => void writeAll(), timing.beat);
  return {
    beat: writeAll,
    end: () => {
      clearInterval(timer);
      void soon.flush();
      return written;
    },
  };
}

/** In the order of their ids, so that two processes with the same person wait for each other at most. */
const beat = `
  INSERT INTO availabilities (person_id, seen_at, active_at)
  SELECT here.id, app_now(), CASE WHEN here.active THEN app_now() END
  FROM unnest($1::bigint[], $2::boolean[]) AS here (id, active) ORDER BY here.id
  ON CONFLICT (person_id) DO UPDATE
    SET seen_at = excluded.seen_at, active_at = coalesce(excluded.active_at, availabilities.active_at)
  RETURNING person_id AS id, ${stateColumn("availabilities")} AS now`;
