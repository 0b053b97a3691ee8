import type { AuditProblem } from "./check-log.js";
import { beforeFirst, detailsOf, digestDetails, eventOf, sealedSql, sealHash, type SealedRow } from "./form.js";
import type { AuditQueries } from "./queries.js";

const BATCH = 5_000;

/** A place in the chain; 0 before its first seal. */
export interface ChainEnd {
  seq: number;
  eventId: number;
  hash: Buffer;
}

interface SealRow extends SealedRow {
  seq: string;
  event_id: string;
  details_digest: Buffer | null;
  hash: Buffer;
}

/** Walks the chain from its first seal to its end, or to the first that is broken. */
export async function checkChain(
  queries: AuditQueries,
  progress: (seq: number) => void,
): Promise<{ end: ChainEnd; problem: AuditProblem | null }> {
  let end: ChainEnd = { seq: 0, eventId: 0, hash: beforeFirst };
  let after = "-9223372036854775808";
  for (;;) {
    const rows = await queries.rows<SealRow>(
      `SELECT s.seq::text AS seq, s.event_id::text AS event_id, s.details_digest, s.hash, ${sealedSql}
         FROM (SELECT * FROM event_seals WHERE seq > $1 ORDER BY seq LIMIT ${BATCH}) AS s
         LEFT JOIN LATERAL ${eventOf("s.event_id")} AS e ON true
         LEFT JOIN LATERAL ${detailsOf("s.event_id")} AS d ON true
        ORDER BY s.seq`,
      [after],
    );
    for (const row of rows) {
      const what = problemOf(end, row);
      if (what !== null) return { end, problem: placed(end, row, what) };
      end = { seq: Number(row.seq), eventId: Number(row.event_id), hash: row.hash };
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return { end, problem: null };
    after = last.seq;
    progress(end.seq);
  }
}

function problemOf(previous: ChainEnd, row: SealRow): string | null {
  if (row.seq !== String(previous.seq + 1))
    return `seal ${previous.seq + 1} is missing: behind seal ${previous.seq} stands seal ${row.seq}`;
  if (row.e_id === null) return "is missing; its seal is there";
  const details = digestDetails(row);
  if (row.details_digest === null ? details !== null : !details?.equals(row.details_digest))
    return details === null ? "has lost its details" : "has other details than when it was sealed";
  if (!sealHash(previous.hash, row, row.details_digest).equals(row.hash))
    return "is not as it was sealed, or not in its place: it, its seal or the seal before it was altered";
  return null;
}

/** A missing seal's event is not known; what stands in its place is named by the text. */
const placed = (previous: ChainEnd, row: SealRow, what: string): AuditProblem =>
  row.seq === String(previous.seq + 1)
    ? { seq: previous.seq + 1, eventId: Number(row.event_id), what }
    : { seq: previous.seq + 1, eventId: null, what };
