import { sign, verify } from "node:crypto";
import type { AuditProblem } from "./check-log.js";
import type { AuditQueries } from "./queries.js";
import { openSigningKey, publicKeyText, readPublicKey } from "./signing-key.js";

/** What is kept elsewhere, so that nobody can cut the log's end off unseen. */
export interface AuditHead {
  format: 1;
  /** The desk's name. */
  desk: string;
  seq: number;
  event_id: number;
  /** The chain's hash up to here, in hex: it stands for every event before. */
  hash: string;
  /** By the database's clock, ISO 8601. */
  exported_at: string;
  /** Ed25519, SPKI in base64. */
  public_key: string;
  signature: string;
}

/** The last seal, signed with the desk's key. Null when nothing has been sealed yet. */
export async function signHead(queries: AuditQueries, dataDir: string): Promise<AuditHead | null> {
  const [row] = await queries.rows<{ desk: string; seq: string; event_id: string; hash: string; exported_at: string }>(
    `SELECT desk.name AS desk, s.seq::text AS seq, s.event_id::text AS event_id, encode(s.hash, 'hex') AS hash,
            to_char(app_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS exported_at
       FROM desk CROSS JOIN event_seals s ORDER BY s.seq DESC LIMIT 1`,
  );
  if (!row) return null;
  const key = openSigningKey(dataDir);
  const head = {
    format: 1 as const,
    ...row,
    seq: Number(row.seq),
    event_id: Number(row.event_id),
    public_key: publicKeyText(key),
  };
  return { ...head, signature: sign(null, signedText(head), key).toString("base64") };
}

/** Was it signed by whoever holds the key named in it? Whose key that is, its reader has to know. */
export function isSigned(head: AuditHead): boolean {
  return verify(null, signedText(head), readPublicKey(head.public_key), Buffer.from(head.signature, "base64"));
}

/** Is the head still part of the chain? For the snapshot in which the chain itself was checked. */
export async function findHead(queries: AuditQueries, head: AuditHead): Promise<AuditProblem | null> {
  const [found] = await queries.rows<{ hash: string | null; last: string | null }>(
    "SELECT (SELECT encode(hash, 'hex') FROM event_seals WHERE seq = $1) AS hash, (SELECT max(seq)::text FROM event_seals) AS last",
    [head.seq],
  );
  if (found?.hash === head.hash) return null;
  const place = { seq: head.seq, eventId: head.event_id };
  return found?.hash
    ? { ...place, what: `is another than when the head of ${head.exported_at} was exported` }
    : {
        ...place,
        what: `was cut off: the chain ends at seal ${found?.last ?? 0}, the head of ${head.exported_at} is behind that`,
      };
}

/** @throws SyntaxError or TypeError when the text is no head. */
export function parseHead(text: string): AuditHead {
  const value = JSON.parse(text) as Record<string, unknown>;
  for (const name of ["seq", "event_id"])
    if (!Number.isSafeInteger(value[name])) throw new TypeError(`It has no ${name}`);
  for (const name of ["desk", "hash", "exported_at", "public_key", "signature"])
    if (typeof value[name] !== "string") throw new TypeError(`It has no ${name}`);
  if (value["format"] !== 1) throw new TypeError(`It is of format ${String(value["format"])}`);
  return value as unknown as AuditHead;
}

const signedText = ({ format, desk, seq, event_id, hash, exported_at }: Omit<AuditHead, "signature">): Buffer =>
  Buffer.from(JSON.stringify(["redress audit head", format, desk, seq, event_id, hash, exported_at]));
