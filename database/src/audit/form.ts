import { createHash } from "node:crypto";

/**
 * How an event is read for its seal: each column as a text that depends on no session's settings. `xid` is left out: a
 * restore changes it, since numbers of transactions mean nothing in another database.
 */
const eventColumns = {
  actor_id: "e.actor_id::text",
  actor_kind: "e.actor_kind",
  api_key_id: "e.api_key_id::text",
  created_at: "extract(epoch FROM e.created_at)::text", // seconds with six decimals, exactly
  data: "e.data::text",
  id: "e.id::text",
  is_internal: "e.is_internal::text",
  object_id: "e.object_id::text",
  object_kind: "e.object_kind",
  on_behalf_of: "e.on_behalf_of::text",
  request_id: "e.request_id",
  ticket_id: "e.ticket_id::text",
  type: "e.type",
} as const;

const detailsColumns = {
  data: "d.data::text",
  event_id: "d.event_id::text",
  ip: "d.ip::text",
  user_agent: "d.user_agent",
} as const;

const eventNames = Object.keys(eventColumns) as (keyof typeof eventColumns)[];
const detailsNames = Object.keys(detailsColumns) as (keyof typeof detailsColumns)[];

/** The columns that seals cover; a test holds them against the tables. */
export const sealedColumns = { events: eventNames, event_details: detailsNames };

/** SQL for what a seal is made of, from `events e` and `event_details d`, which may be missing. */
export const sealedSql = [
  ...Object.entries(eventColumns).map(([name, sql]) => `${sql} AS e_${name}`),
  ...Object.entries(detailsColumns).map(([name, sql]) => `${sql} AS d_${name}`),
].join(", ");

/**
 * One row by its key, as an item of FROM after LATERAL. OFFSET keeps it a look-up: joined freely, a plan made before the
 * tables grew may read all of one every second.
 */
export const eventOf = (id: string): string => `(SELECT * FROM events WHERE events.id = ${id} OFFSET 0)`;
export const detailsOf = (eventId: string): string =>
  `(SELECT * FROM event_details WHERE event_details.event_id = ${eventId} OFFSET 0)`;

export type SealedRow = Record<`e_${keyof typeof eventColumns}` | `d_${keyof typeof detailsColumns}`, string | null>;

/** What the first seal follows on. */
export const beforeFirst = Buffer.alloc(32);

/** SHA-256 of an event's erasable part; null when there is none. */
export function digestDetails(row: SealedRow): Buffer | null {
  if (row.d_event_id === null) return null;
  return createHash("sha256")
    .update(formOf(detailsNames.map((name) => [name, row[`d_${name}`]])))
    .digest();
}

/**
 * SHA-256 of the seal before, the event and its details' digest, in this order. The digest is given, not taken from the
 * details, so that a seal stays good when they have been erased.
 */
export function sealHash(previous: Buffer, row: SealedRow, detailsDigest: Buffer | null): Buffer {
  const hash = createHash("sha256")
    .update(previous)
    .update(formOf(eventNames.map((name) => [name, row[`e_${name}`]])));
  if (detailsDigest) hash.update(detailsDigest);
  return hash.digest();
}

/** What is null is left out: a column added one day leaves the seals of older rows good. */
const formOf = (fields: [name: string, value: string | null][]): string =>
  JSON.stringify(fields.filter(([, value]) => value !== null));
