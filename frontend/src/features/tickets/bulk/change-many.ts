import type { QueryClient } from "@tanstack/react-query";
import type { BulkAnswer, BulkResult, RequestOf } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { randomKey } from "../../../lib/submit-key.js";
import { showPending } from "../data/change-ticket.js";
import { readRows } from "../data/live-tickets.js";
import { rowsOf, withRow, type QueuePages } from "../data/queue-queries.js";
import type { QueueRow } from "../model/queue-row.js";
import type { TicketChange } from "../model/ticket-change.js";

export type BulkRequest = RequestOf<"changeTickets">["body"];
export type Changes = BulkRequest["changes"];

/** What a lost connection or a busy server may take: after that the person is told. */
const TRIES = 40;
const AGAIN_MS = 2000;
const ROWS_AT_ONCE = 100;

/**
 * Changes tickets, shown at once on the rows that are loaded; afterwards these are as the server has them, whatever
 * became of each.
 *
 * @throws ApiProblem when the whole request was refused, or nobody answered for long.
 */
export async function changeMany(
  cache: QueryClient,
  request: BulkRequest,
  shown: readonly TicketChange[],
): Promise<BulkAnswer> {
  const loaded = loadedAmong(cache, request.ids).map(({ id }) => id);
  const takeBack = showPending(new Map(loaded.map((id) => [id, shown])));
  try {
    return await sendUntilAnswered(request);
  } finally {
    await refreshRows(cache, loaded);
    takeBack();
  }
}

/** The same key each time: what was done already is not done again, and what is left is finished. */
async function sendUntilAnswered(body: BulkRequest): Promise<BulkAnswer> {
  const idempotencyKey = randomKey();
  for (let tried = 1; ; tried += 1) {
    try {
      return await api.changeTickets({ body, idempotencyKey });
    } catch (error) {
      const mayPass =
        error instanceof ApiProblem &&
        (error.status === 0 || error.status >= 502 || error.is("idempotency.in_progress"));
      if (!mayPass || tried >= TRIES) throw error;
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }
}

/** The rows of some tickets, as far as they are loaded. */
export function loadedAmong(cache: QueryClient, ids: readonly number[]): QueueRow[] {
  const wanted = new Set(ids);
  const lists = cache.getQueriesData<QueuePages>({ queryKey: ["listTickets", "queue"], type: "active" });
  const rows = lists.flatMap(([, list]) => rowsOf(list)).filter(({ id }) => wanted.has(id));
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function refreshRows(cache: QueryClient, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
    // Without an answer the rows stay as they were: the hints of the change ask for them again.
    const rows = await readRows(ids.slice(at, at + ROWS_AT_ONCE)).catch(() => []);
    cache.setQueriesData<QueuePages>({ queryKey: ["listTickets", "queue"], type: "active" }, (pages) =>
      rows.reduce(withRow, pages),
    );
  }
  for (const id of ids) void cache.invalidateQueries({ queryKey: ["getTicket", { id: String(id) }] });
}

/** Takes back what a change to many did: each ticket to its own former values, and only where they are still as it left them. */
export async function undoMany(
  cache: QueryClient,
  changes: Changes,
  results: readonly BulkResult[],
): Promise<BulkAnswer> {
  const groups = new Map<string, { undo: Changes; ids: number[] }>();
  for (const { id, undo } of results) {
    if (!undo) continue;
    const key = JSON.stringify(undo);
    const alike = groups.get(key) ?? { undo, ids: [] };
    alike.ids.push(id);
    groups.set(key, alike);
  }
  const answer: BulkAnswer = { data: [], changed: 0, refused: 0 };
  for (const { undo, ids } of groups.values()) {
    const request = { ids, changes: undo, only_if: leftBy(changes, undo), reason: t("ticket.undo.reason") };
    const { data, changed, refused } = await changeMany(cache, request, []);
    answer.data.push(...data);
    answer.changed += changed;
    answer.refused += refused;
  }
  return answer;
}

/** What the tickets still must have, of the fields that are to go back. */
function leftBy(changes: Changes, undo: Changes): NonNullable<BulkRequest["only_if"]> {
  const { status, priority, assignee_id: assignee, fields } = changes;
  return {
    ...(undo.status !== undefined && status !== undefined && { status }),
    ...(undo.priority !== undefined && priority !== undefined && { priority }),
    ...(undo.assignee_id !== undefined && assignee !== undefined && { assignee_id: assignee }),
    ...(undo.fields && fields && { fields }),
  };
}
