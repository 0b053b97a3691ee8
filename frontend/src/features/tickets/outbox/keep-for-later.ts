import type { Canned, TicketDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { serverNow } from "../../../lib/clock.js";
import { canSend } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { isOutOfReach } from "../../../lib/reach.js";
import { randomKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import { toastWithUndo } from "../../../lib/undo.js";
import { changedField, changeValueWord } from "../model/change-words.js";
import { currentValue, type TicketChange } from "../model/ticket-change.js";
import { nextToSend, outbox, putInOutbox, takeFromOutbox, waitingMessage, type Basis, type Deed } from "./outbox.js";

/** Whether what is done now has to wait: there is no connection, or something that was done earlier waits still. */
export const mustWait = (): boolean => !canSend() || nextToSend() !== undefined;

/** Whether a request failed only for want of a connection. */
export function isForLater(error: unknown): boolean {
  return error instanceof ApiProblem && isOutOfReach(error.status);
}

type Subject = Pick<TicketDetail, "id" | "number" | "subject">;

interface Kept {
  ticket: Subject;
  deed: Deed;
  key?: string;
}

/** @returns the keys of what is kept: of all, or none when there is no room. */
function keep(all: readonly Kept[]): string[] {
  const at = new Date(serverNow()).toISOString();
  const entries = all.map(({ ticket: { id, number, subject }, deed, key = randomKey() }) => ({
    ...{ key, at, deed, refusal: null },
    ticket: { id, number, subject },
  }));
  if (putInOutbox(...entries)) return entries.map(({ key }) => key);
  toast(t("outbox.full"), { tone: "error" });
  return [];
}

function keepWithUndo(all: readonly Kept[], what: string): void {
  const keys = keep(all);
  if (keys.length > 0) toastWithUndo(t("outbox.kept", { what }), t("ui.undo"), () => takeFromOutbox(...keys));
}

/** Keeps a change until there is a connection, with Undo. */
export function keepChange(seen: TicketDetail, change: TicketChange): void {
  keepChanges([{ ...seen, value: currentValue(seen, change.field) }], change);
}

/** The same for many tickets, each for itself: what others do to one meanwhile is seen for that one. */
export function keepChanges(tickets: readonly (Subject & Basis)[], change: TicketChange): void {
  const words = `${changedField(change.field)}: ${changeValueWord(change)}`;
  keepWithUndo(
    tickets.map((ticket) => ({
      ticket,
      deed: { kind: "change", change, seen: { version: ticket.version, value: ticket.value } },
    })),
    tickets.length === 1 ? words : t("outbox.on_many", { words, count: tickets.length }),
  );
}

/** Keeps the run of a macro until there is a connection, with Undo. */
export function keepMacro(seen: TicketDetail, { id, title }: Pick<Canned, "id" | "title">): void {
  keepWithUndo([{ ticket: seen, deed: { kind: "macro", canned: { id, title }, version: seen.version } }], title);
}

/**
 * Keeps a message until there is a connection; its text stays the draft that it is.
 *
 * @param key under which it may have been sent already.
 * @returns whether it is kept.
 */
export function keepMessage(ticket: Subject, deed: Extract<Deed, { kind: "message" }>, key: string): boolean {
  return waitingMessage(outbox.get(), ticket.id, deed.mode) === undefined && keep([{ ticket, deed, key }]).length > 0;
}
