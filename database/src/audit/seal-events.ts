import { beforeFirst, detailsOf, digestDetails, eventOf, sealedSql, sealHash, type SealedRow } from "./form.js";
import type { AuditQueries } from "./queries.js";

/** Any number will do as long as nothing else in the product locks it. */
const sealLock = 7_105_370_023;

/** Rows per transaction: some tens of milliseconds of work. */
export const SEAL_BATCH = 2_000;

interface Chain {
  seq: string;
  hash: Buffer;
  /** Where sealing goes on: behind this event in the order of (xid, id). */
  xid: string;
  event_id: string;
}

/**
 * Seals the next events, at most `limit`, in an open READ COMMITTED transaction. Only what is complete is taken: events of
 * transactions that began to write before every unfinished one. So nobody waits for it, and nothing can come to lie before
 * what is sealed already.
 *
 * @returns how many were sealed; null when another process is at it.
 */
export async function sealEvents(queries: AuditQueries, limit = SEAL_BATCH): Promise<number | null> {
  // A statement of its own: what is read next must be read after the lock is ours.
  const [lock] = await queries.rows<{ ours: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS ours", [sealLock]);
  if (!lock?.ours) return null;
  const chain = await endOfChain(queries);
  const rows = await queries.rows<SealedRow>(
    `SELECT ${sealedSql}
       FROM (SELECT * FROM events
              WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
              ORDER BY xid, id LIMIT ${Math.trunc(limit)}) AS e
       LEFT JOIN LATERAL ${detailsOf("e.id")} AS d ON true
      ORDER BY e.xid, e.id`,
    [chain.xid, chain.event_id],
  );
  if (rows.length === 0) return 0;
  let { hash } = chain;
  const seals = rows.map((row) => {
    const detailsDigest = digestDetails(row);
    hash = sealHash(hash, row, detailsDigest);
    return { detailsDigest, hash };
  });
  await queries.rows(
    `INSERT INTO event_seals (seq, event_id, details_digest, hash)
     SELECT $1::bigint + n, event_id, details_digest, hash
       FROM unnest($2::bigint[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS seals (event_id, details_digest, hash, n)`,
    [
      chain.seq,
      rows.map((row) => row.e_id),
      seals.map(({ detailsDigest }) => detailsDigest),
      seals.map((seal) => seal.hash),
    ],
  );
  return rows.length;
}

/** The last seal, and the last sealed event that is still there: should somebody remove one, sealing goes on all the same. */
async function endOfChain(queries: AuditQueries): Promise<Chain> {
  const [chain] = await queries.rows<Chain>(
    `SELECT last.seq::text AS seq, last.hash, coalesce(place.xid, '0')::text AS xid, coalesce(place.id, 0)::text AS event_id
       FROM (SELECT seq, hash FROM event_seals ORDER BY seq DESC LIMIT 1) AS last
       LEFT JOIN LATERAL (
         SELECT e.xid, e.id FROM event_seals s CROSS JOIN LATERAL ${eventOf("s.event_id")} AS e ORDER BY s.seq DESC LIMIT 1
       ) AS place ON true`,
  );
  return chain ?? { seq: "0", hash: beforeFirst, xid: "0", event_id: "0" };
}
