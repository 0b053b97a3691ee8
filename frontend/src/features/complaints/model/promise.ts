import type { SlaClock } from "@redress/backend/contract";
import { formatDue } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

/**
 * What was promised next, in the customer's words: "We will reply by today, 15:10".
 *
 * @param now by the server's clock, in milliseconds: a promise is late from its due time on, whoever notices first.
 * @returns null when nothing is promised any more.
 */
export function promiseText(clock: SlaClock | null, now: number): string | null {
  if (!clock) return null;
  if (clock.state === "paused") return t("complaints.promise.paused");
  const open = clock.state === "on_track" || clock.state === "at_risk" || clock.state === "breached";
  if (!open || clock.due_at === null) return null;
  const due = formatDue(clock.due_at, now);
  const late = clock.state === "breached" || Date.parse(clock.due_at) < now;
  if (clock.metric === "first_response")
    return t(late ? "complaints.promise.reply_late" : "complaints.promise.reply", { due });
  return t(late ? "complaints.promise.answer_late" : "complaints.promise.answer", { due });
}
