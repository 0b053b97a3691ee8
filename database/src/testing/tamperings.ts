import type { Client } from "pg";
import { detailsOf, digestDetails, sealedColumns, sealedSql, type SealedRow } from "../audit/form.js";

/** Numbers from a seed: the same each time. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Tampering {
  name: string;
  /** The seal at which it must be found; null where only that it is found matters. */
  at: number | null;
  /** Found only by a head that was exported before. */
  needsHead?: true;
  /** Runs as a superuser, with triggers and foreign keys off. */
  tamper(client: Client): Promise<unknown>;
}

/** How to make another value of a column, of the right type and within the table's checks. */
const anotherValue: Record<string, string> = {
  id: "id + 1000000",
  event_id: "event_id + 1000000",
  type: "type || 'x'",
  ticket_id: "coalesce(ticket_id, 0) + 1",
  object_kind: "object_kind || 'x'",
  object_id: "object_id + 1",
  actor_kind: "CASE actor_kind WHEN 'system' THEN 'anonymous' ELSE 'system' END, actor_id = NULL",
  actor_id: "coalesce(actor_id, 0) + 1, actor_kind = 'person'",
  api_key_id: "coalesce(api_key_id, 0) + 1",
  on_behalf_of: "coalesce(on_behalf_of, 0) + 1",
  is_internal: "NOT is_internal",
  data: "data || '{\"more\": null}'",
  request_id: "overlay(request_id placing 'R' from 1)",
  created_at: "created_at + interval '1 microsecond'",
  ip: "ip + 1",
  user_agent: "user_agent || ' '",
  seq: "seq + 1000000",
  details_digest: "coalesce(set_byte(details_digest, 7, get_byte(details_digest, 7) # 1), sha256(''))",
  hash: "set_byte(hash, 31, get_byte(hash, 31) # 128)",
};
const sealColumns = ["seq", "event_id", "details_digest", "hash"];

export interface Sealed {
  seq: number;
  eventId: number;
  hasDetails: boolean;
  hasObject: boolean;
}

/** One of all ways to tamper with the log, at a random place. */
export function anyTampering(log: readonly Sealed[], random: (below: number) => number): Tampering {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const row = pick(log);
  const other = pick(log.filter(({ seq }) => seq !== row.seq));
  const detailed = pick(log.filter(({ hasDetails }) => hasDetails));
  const first = Math.min(row.seq, other.seq);
  const inner = pick(log.slice(0, -1));
  const kinds: (() => Tampering)[] = [
    ...sealedColumns.events.map((column) => () => {
      const { eventId, seq } = column.startsWith("object") ? pick(log.filter(({ hasObject }) => hasObject)) : row;
      return field("events", column, "id", eventId, seq);
    }),
    ...sealedColumns.event_details.map(
      (column) => () => field("event_details", column, "event_id", detailed.eventId, detailed.seq),
    ),
    ...sealColumns.map((column) => () => field("event_seals", column, "event_id", row.eventId, row.seq)),
    () => ({
      name: "an event is deleted",
      at: row.seq,
      tamper: (c) => run(c, "DELETE FROM events WHERE id = $1", row.eventId),
    }),
    () => ({
      name: "details are deleted",
      at: detailed.seq,
      tamper: (c) => run(c, "DELETE FROM event_details WHERE event_id = $1", detailed.eventId),
    }),
    () => ({
      name: "a seal is deleted",
      // At the end it is the event that shows it.
      at: row.seq === log.length ? null : row.seq,
      tamper: (c) => run(c, "DELETE FROM event_seals WHERE seq = $1", row.seq),
    }),
    () => ({
      name: "an event is deleted with all that belongs to it",
      at: inner.seq,
      tamper: (c) => cut(c, "=", inner),
    }),
    () => ({
      name: "two events are swapped",
      at: first,
      tamper: (c) => swap(c, "events", "id", row.eventId, other.eventId),
    }),
    () => ({
      name: "two seals are swapped",
      at: first,
      tamper: (c) => swap(c, "event_seals", "seq", row.seq, other.seq),
    }),
    () => ({
      name: "two events change places, seals and all",
      at: first,
      tamper: (c) => swap(c, "event_seals", "event_id", row.eventId, other.eventId),
    }),
    () => {
      const second = pick(log.filter(({ hasDetails, seq }) => hasDetails && seq !== detailed.seq));
      return {
        name: "two events' details are swapped",
        at: Math.min(detailed.seq, second.seq),
        tamper: (c) => swap(c, "event_details", "event_id", detailed.eventId, second.eventId),
      };
    },
    () => ({ name: "an event is slipped in without a seal", at: null, tamper: (c) => insertEvent(c, row, "xid") }),
    () => ({
      name: "an old event is slipped in at the end without a seal",
      at: null,
      tamper: (c) => insertEvent(c, row, "pg_current_xact_id()"),
    }),
    () => ({
      name: "an event of just now is slipped in among older ones",
      at: null,
      tamper: (c) => insertEvent(c, row, "xid", "app_now()"),
    }),
    () => ({
      name: "details are altered together with their digest",
      at: detailed.seq,
      tamper: async (c) => {
        await run(c, "UPDATE event_details SET data = '{}' WHERE event_id = $1", detailed.eventId);
        const { rows } = await c.query<SealedRow>(
          `SELECT ${sealedSql} FROM events e JOIN LATERAL ${detailsOf("e.id")} AS d ON true WHERE e.id = $1`,
          [detailed.eventId],
        );
        const digest = rows[0] && digestDetails(rows[0]);
        await c.query("UPDATE event_seals SET details_digest = $2 WHERE seq = $1", [detailed.seq, digest]);
      },
    }),
    () => ({
      name: "an event is slipped in with a seal",
      at: row.seq,
      tamper: async (c) => {
        await run(c, "UPDATE event_seals SET seq = -seq WHERE seq >= $1", row.seq);
        await c.query("UPDATE event_seals SET seq = 1 - seq WHERE seq < 0");
        await insertEvent(c, row, "xid");
        await run(c, "INSERT INTO event_seals SELECT $1, max(id), NULL, sha256('forged') FROM events", row.seq);
      },
    }),
    () => {
      const bare = pick(log.filter(({ hasDetails }) => !hasDetails));
      return {
        name: "details are added",
        at: bare.seq,
        tamper: (c) => run(c, "INSERT INTO event_details (event_id) VALUES ($1)", bare.eventId),
      };
    },
    () => ({
      name: "details of no event are added",
      at: null,
      tamper: (c) => run(c, "INSERT INTO event_details (event_id) VALUES ($1)", 2_000_000 + random(1000)),
    }),
    () => ({ name: "the end is cut off", at: row.seq, needsHead: true, tamper: (c) => cut(c, ">=", row) }),
  ];
  return pick(kinds)();
}

const field = (table: string, column: string, key: string, id: number, at: number): Tampering => ({
  name: `${table}.${column} is altered`,
  at,
  tamper: (client) =>
    run(client, `UPDATE ${table} SET ${column} = ${anotherValue[column] ?? ""} WHERE ${key} = $1`, id),
});

async function run(client: Client, sql: string, ...binds: number[]): Promise<void> {
  const { rowCount } = await client.query(sql, binds);
  if (!rowCount) throw new Error(`Nothing was tampered with: ${sql}`);
}

async function cut(client: Client, which: "=" | ">=", { seq }: Sealed): Promise<void> {
  for (const [table, key] of [
    ["event_details", "event_id"],
    ["events", "id"],
  ] as const)
    await client.query(
      `DELETE FROM ${table} WHERE ${key} IN (SELECT event_id FROM event_seals WHERE seq ${which} $1)`,
      [seq],
    );
  await run(client, `DELETE FROM event_seals WHERE seq ${which} $1`, seq);
}

/** Two rows get each other's value of a unique column. */
async function swap(client: Client, table: string, column: string, one: number, other: number): Promise<void> {
  const move = `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`;
  await run(client, move, one, 3_000_000);
  await run(client, move, other, one);
  await run(client, move, 3_000_000, other);
}

const insertEvent = (client: Client, { eventId }: Sealed, xid: string, at = "created_at") =>
  run(
    client,
    `INSERT INTO events (xid, type, actor_kind, data, created_at) SELECT ${xid}, type, 'system', data, ${at} FROM events WHERE id = $1`,
    eventId,
  );
