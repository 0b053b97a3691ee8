import { z } from "zod";
import { auditObjects } from "../audit-types.js";
import { id, idText, instant, listOf, paging, personRef } from "./primitives.js";

const object = z
  .string()
  .regex(/^[a-z_]{1,40}(:(cmp-)?[1-9]\d{0,14})?$/i, "Use a kind and an id, such as person:12 or ticket:CMP-10431")
  .transform((text) => {
    const [kind = "", ref] = text.toLowerCase().split(":");
    return { kind, id: ref === undefined ? null : Number(ref.replace(/^cmp-/, "")) };
  })
  .refine(({ kind }) => auditObjects.some((known) => known === kind), `Use one of ${auditObjects.join(", ")}`);

/** An address or a network; what is written of the address beyond the network's part does not matter. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "Use an address such as 192.0.2.7, or a network such as 192.0.2.0/24",
});

/** Which rows: all that are given have to fit. */
export const auditFilter = {
  /** A person's id: what they did, and what was done on their behalf; `system` for the desk itself, or `anonymous` for whoever was not signed in. */
  actor: z.union([z.enum(["system", "anonymous"]), idText]).optional(),
  /** A type such as `ticket.created`, or a group of them such as `ticket`. */
  type: z
    .string()
    .regex(/^[a-z_]{1,40}(\.[a-z_]{1,60})?$/, "Use a type such as ticket.created, or its part before the dot")
    .optional(),
  /** What it is about: a kind, or one thing (`person:12`, `ticket:CMP-10431`, `ticket:10431`). */
  object: object.optional(),
  ip: network.optional(),
  /** At this instant or later. */
  from: instant.optional(),
  /** Before this instant. */
  to: instant.optional(),
  request_id: z
    .string()
    .regex(/^[A-Za-z0-9_.:-]{8,64}$/, "Use the id that an answer's X-Request-Id had")
    .optional(),
};
export const listAuditQuery = z.strictObject({ ...auditFilter, ...paging });
export const exportAuditQuery = z.strictObject(auditFilter);
export type AuditFilter = z.output<typeof exportAuditQuery>;

const short = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What values that are only ids are called now; null for those that speak for themselves. */
const namedValues = { from_name: z.string().nullable(), to_name: z.string().nullable() };

export const auditRow = z.object({
  id,
  at: instant,
  actor: z.object({ kind: z.enum(["person", "system", "anonymous"]), person: personRef.nullable() }),
  on_behalf_of: personRef.nullable(),
  /** The API key that it was done by. */
  api_key: z.object({ id, name: z.string().nullable() }).nullable(),
  type: z.string(),
  /** What it is about; the name is the present one, or the last that is known. */
  object: z.object({ kind: z.string(), id, name: z.string().nullable() }).nullable(),
  ticket: z.object({ id, number: z.string() }).nullable(),
  /** Of a refusal: what was asked for, without keys and cut where it is long, and the code of the answer. */
  refused: z.object({ method: z.string(), path: z.string(), code: z.string() }).nullable(),
  /** The first few fields that changed, long values cut. */
  changes: z.array(z.object({ field: z.string(), from: short, to: short, ...namedValues })),
  /** How many more fields changed than are shown. */
  more_changes: z.number().int(),
  ip: z.string().nullable(),
  /** Browser and system in words, as the caller told them. */
  device: z.string().nullable(),
  request_id: z.string().nullable(),
  /** It has its place in the chain that shows later tampering. */
  is_sealed: z.boolean(),
});
export type AuditRow = z.infer<typeof auditRow>;
export const auditPage = listOf(auditRow);

/** All that is kept of a row; of secrets only that they changed. */
export const auditDetail = auditRow.omit({ changes: true, more_changes: true }).extend({
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown(), ...namedValues })),
  user_agent: z.string().nullable(),
  /** Small facts, kept for good. */
  data: z.record(z.string(), z.unknown()),
  /** Texts, old and new values. */
  details: z.record(z.string(), z.unknown()),
  /** Its place in the chain and the hash there, in hexadecimal. */
  seal: z.object({ seq: id, hash: z.string() }).nullable(),
});
export type AuditDetail = z.infer<typeof auditDetail>;
