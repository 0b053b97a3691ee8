import type { AuditFilter } from "../../contract/schemas/audit.js";
import type { CsvRow } from "../../platform/csv.js";
import { holdExportTurn, type ExportTurn } from "../../platform/export-turn.js";
import { deviceName } from "../../platform/http/device-name.js";
import type { Services } from "../../platform/services.js";
import { ticketNumber } from "../tickets/index.js";
import { changesOf } from "./changes-of.js";
import { maskSecrets } from "./mask-secrets.js";
import { namesFor, objectOf, type Names } from "./names.js";
import { pageOfEvents, type EventRow, type Position } from "./queries.js";
import { sealOf } from "./presenter.js";

/** Rows read at once: small enough that the process answers others in between. */
const PAGE = 500;

export const exportColumns = [
  "id",
  "at",
  "actor_kind",
  "actor_id",
  "actor",
  "on_behalf_of_id",
  "on_behalf_of",
  "api_key",
  "type",
  "object_kind",
  "object_id",
  "object",
  "ticket",
  "changes",
  "data",
  "details",
  "ip",
  "device",
  "user_agent",
  "request_id",
  "seal_seq",
  "seal_hash",
] as const;
export type ExportRow = CsvRow<(typeof exportColumns)[number]>;

/**
 * All rows of an export, newest first, read page by page so that no transaction stays open however slowly somebody
 * reads; the snapshot makes sure that they are just those that were counted. The turn ends with the last row, or when
 * the reader goes away.
 */
export async function* exportRows(
  services: Pick<Services, "db" | "log">,
  filter: AuditFilter,
  { snapshot, turn }: { snapshot: string; turn: ExportTurn },
): AsyncGenerator<ExportRow, void, undefined> {
  const { db } = services;
  const held = holdExportTurn(services, turn);
  try {
    let after: Position | null = null;
    for (;;) {
      const rows: EventRow[] = await pageOfEvents(db, filter, { after, offset: 0, limit: PAGE, snapshot });
      const names = await namesFor(db, rows);
      for (const row of rows) yield exportRow(row, names);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last;
      held.goesOn();
    }
  } finally {
    await held.end();
  }
}

function exportRow(row: EventRow, names: Names): ExportRow {
  const object = objectOf(row);
  const changes = changesOf(row);
  const seal = sealOf(row);
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    actor_kind: row.actor_kind,
    actor_id: row.actor_id,
    actor: names.person(row.actor_id)?.full_name ?? null,
    on_behalf_of_id: row.on_behalf_of,
    on_behalf_of: names.person(row.on_behalf_of)?.full_name ?? null,
    api_key: row.api_key_id === null ? null : (names.object("api_key", row.api_key_id) ?? String(row.api_key_id)),
    type: row.type,
    object_kind: object?.kind ?? null,
    object_id: object?.id ?? null,
    object: object && names.object(object.kind, object.id),
    ticket: row.ticket_id === null ? null : ticketNumber(row.ticket_id),
    changes: changes.length > 0 ? JSON.stringify(changes) : null,
    data: JSON.stringify(maskSecrets(row.data)),
    details: row.details && JSON.stringify(maskSecrets(row.details)),
    ip: row.ip,
    device: deviceName(row.user_agent),
    user_agent: row.user_agent,
    request_id: row.request_id,
    seal_seq: seal?.seq ?? null,
    seal_hash: seal?.hash ?? null,
  };
}
