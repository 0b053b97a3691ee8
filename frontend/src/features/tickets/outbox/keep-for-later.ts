import type { TicketDetail } from "@redress/backend/contract";
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
import { nextToSend, outbox, putInOutbox, takeFromOutbox, waitingMessage, type Deed } from "./outbox.js";

/** Whether what is done now has to wait: there is no connection, or something that was done earlier waits still. */
export const mustWait = (): boolean => !canSend() || nextToSend() !== undefined;

/** Whether a request failed only for want of a connection. */
export function isForLater(error: unknown): boolean {
  return error instanceof ApiProblem && isOutOfReach(error.status);
}

type Subject = Pick<TicketDetail, "id" | "number" | "subject">;

function keep({ id, number, subject }: Subject, deed: Deed, key = randomKey()): string | null {
  const at = new Date(serverNow()).toISOString();
  if (putInOutbox({ key, at, ticket: { id, number, subject }, deed, refusal: null })) return key;
  toast(t("outbox.full"), { tone: "error" });
  return null;
}

/** Keeps a change until there is a connection, with Undo. */
export function keepChange(seen: TicketDetail, change: TicketChange): void {
  const key = keep(seen, {
    kind: "change",
    change,
    seen: { version: seen.version, value: currentValue(seen, change.field) },
  });
  if (key === null) return;
  const what = `${changedField(change.field)}: ${changeValueWord(change)}`;
  toastWithUndo(t("outbox.kept", { what }), t("ui.undo"), () => takeFromOutbox(key));
}

/**
 * Keeps a message until there is a connection; its text stays the draft that it is.
 *
 * @param key under which it may have been sent already.
 * @returns whether it is kept.
 */
export function keepMessage(ticket: Subject, deed: Extract<Deed, { kind: "message" }>, key: string): boolean {
  return waitingMessage(outbox.get(), ticket.id, deed.mode) === undefined && keep(ticket, deed, key) !== null;
}
