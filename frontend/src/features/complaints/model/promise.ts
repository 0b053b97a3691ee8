import type { SlaClock, SlaClockDetail, TicketDetail, TicketRow } from "@redress/backend/contract";
import { dayOf, formatDay, formatDue, formatTime, viewer, zoneName } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";

/** What a complaint says of the promise that is due next. A list's row knows no reason for more time. */
export type Promised = Pick<TicketRow, "sla" | "status"> & Partial<Pick<TicketDetail, "clocks">>;

const NAMES: Record<SlaClock["metric"], MessageId> = {
  first_response: "complaints.due_reply",
  next_response: "complaints.due_next_reply",
  update: "complaints.due_update",
  resolution: "complaints.due_answer",
};

/** What is promised, as a name: "Full answer due". */
export function promiseName(metric: SlaClock["metric"]): string {
  return t(NAMES[metric]);
}

const WORDS: Record<SlaClock["metric"], { due: MessageId; late: MessageId; extended: MessageId }> = {
  first_response: {
    due: "complaints.promise.reply",
    late: "complaints.promise.reply_late",
    extended: "complaints.promise.reply_extended",
  },
  next_response: {
    due: "complaints.promise.reply",
    late: "complaints.promise.reply_late",
    extended: "complaints.promise.reply_extended",
  },
  update: {
    due: "complaints.promise.update",
    late: "complaints.promise.update_late",
    extended: "complaints.promise.update_extended",
  },
  resolution: {
    due: "complaints.promise.answer",
    late: "complaints.promise.answer_late",
    extended: "complaints.promise.answer_extended",
  },
};

/**
 * What was promised next, in the customer's words: "We reply by Monday 13 July, 10:50".
 *
 * @param now by the server's clock, in milliseconds: a promise is late from its due time on, whoever notices first.
 * @returns null when nothing is promised any more.
 */
export function promiseText({ sla: clock, status, clocks }: Promised, now: number): string | null {
  if (!clock) return null;
  if (clock.state === "paused")
    return t(status === "on_hold" ? "complaints.promise.on_hold" : "complaints.promise.paused");
  const open = clock.state === "on_track" || clock.state === "at_risk" || clock.state === "breached";
  if (!open || clock.due_at === null) return null;
  const due = dueWords(clock.due_at, clock.tz, now);
  const words = WORDS[clock.metric];
  if (isLate(clock, now)) return t(words.late, { due });
  const extended = extensionOf(clock, clocks);
  return extended ? t(words.extended, { due, reason: extended.reason }) : t(words.due, { due });
}

/** A promise is late from its due time on, also before the server says so. */
export function isLate({ state, due_at: due }: SlaClock, now: number): boolean {
  if (state === "paused" || due === null) return false;
  return state === "breached" || Date.parse(due) < now;
}

function extensionOf({ metric, cycle }: SlaClock, clocks: readonly SlaClockDetail[] = []) {
  return clocks.find((clock) => clock.metric === metric && clock.cycle === cycle)?.extended ?? null;
}

/** "Monday 13 July at 10:50"; "today, 14:20 your time (10:50 CEST)" where the desk's clocks show another time. */
function dueWords(due: string, tz: string, now: number): string {
  const own = dayOf(due) === dayOf(now) ? formatDue(due, now) : formatDay(due, now);
  const zone = zoneName(due, tz);
  if (zone === zoneName(due, viewer.get().timeZone)) return own;
  const time = dayOf(due) === dayOf(due, tz) ? formatTime(due, tz) : formatDay(due, now, tz);
  return t("complaints.promise.own_and_other", { own, time, zone });
}
