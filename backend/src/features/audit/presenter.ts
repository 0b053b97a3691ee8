import type { AuditDetail, AuditRow } from "../../contract/index.js";
import { deviceName } from "../../platform/http/device-name.js";
import { ticketNumber } from "../tickets/index.js";
import { changesOf, inShort, type FieldChange } from "./changes-of.js";
import { maskSecrets } from "./mask-secrets.js";
import { nameOfValue } from "./named-values.js";
import { objectOf, type Names } from "./names.js";
import type { EventRow } from "./queries.js";
import { refusedIn } from "./refused.js";

/** Fields that a line of the list has room for. */
const SHOWN = 3;

export function presentRow(row: EventRow, names: Names): AuditRow {
  const changes = changesOf(row);
  return {
    ...presentCommon(row, names),
    changes: changes.slice(0, SHOWN).map((change) => namedShort(change, names)),
    more_changes: Math.max(0, changes.length - SHOWN),
  };
}

export function presentDetail(row: EventRow, names: Names): AuditDetail {
  return {
    ...presentCommon(row, names),
    changes: changesOf(row).map((change) => named(change, names)),
    user_agent: row.user_agent,
    data: maskSecrets(row.data) as Record<string, unknown>,
    details: maskSecrets(row.details ?? {}) as Record<string, unknown>,
    seal: sealOf(row),
  };
}

const named = (change: FieldChange, names: Names) => ({
  ...change,
  from_name: nameOfValue(change.field, change.from, names),
  to_name: nameOfValue(change.field, change.to, names),
});

function namedShort(change: FieldChange, names: Names) {
  const { field, from, to, from_name: fromName, to_name: toName } = named(change, names);
  const cut = (name: string | null) => name && String(inShort(name));
  return { field, from: inShort(from), to: inShort(to), from_name: cut(fromName), to_name: cut(toName) };
}

function presentCommon(row: EventRow, names: Names): Omit<AuditRow, "changes" | "more_changes"> {
  const object = objectOf(row);
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    actor: { kind: row.actor_kind, person: names.person(row.actor_id) },
    on_behalf_of: names.person(row.on_behalf_of),
    type: row.type,
    object: object && { ...object, name: names.object(object.kind, object.id) ?? lastKnownName(row) },
    ticket: row.ticket_id === null ? null : { id: row.ticket_id, number: ticketNumber(row.ticket_id) },
    refused: refusedIn(row),
    ip: row.ip,
    device: deviceName(row.user_agent),
    request_id: row.request_id,
    api_key: row.api_key_id === null ? null : { id: row.api_key_id, name: names.object("api_key", row.api_key_id) },
    is_sealed: row.seal_seq !== null,
  };
}

/** What the event itself calls a thing that is no longer there. */
function lastKnownName({ data }: EventRow): string | null {
  return typeof data.name === "string" ? data.name : null;
}

export function sealOf({ seal_seq: seq, seal_hash: hash }: EventRow): AuditDetail["seal"] {
  return seq === null || hash === null ? null : { seq, hash };
}
