import type { NotificationKind } from "../../../contract/schemas/accounts.js";
import type { RecordedEvent } from "../../../platform/events.js";

/**
 * What happened, in a few words, for a screen that may be locked and in anybody's sight: no names, no subject, nothing that
 * somebody wrote.
 */
export function pushWords(kind: NotificationKind, { data, type }: RecordedEvent, asCustomer: boolean): string {
  if (asCustomer) return type === "sla.extended" ? "There is a new date" : customerWords[kind];
  if (type === "reply.returned") return "Your reply was not sent";
  if (type === "reply.status_left") return "Your reply was sent, its status was not set";
  return kind === "woken" && data.because === "time" ? "The time you chose has come" : staffWords[kind];
}

const staffWords: Record<NotificationKind, string> = {
  created: "A new complaint",
  assigned: "Assigned to you",
  status_changed: "Another status",
  comment: "A new message",
  mention: "A colleague mentions you",
  warning: "A promise is at risk",
  breached: "A promise was missed",
  escalated: "Escalated",
  unassigned: "Nobody is there to take it",
  followed: "News of a ticket you follow",
  woken: "Back in your queue",
  matched: "New in one of your views",
};

const customerWords: Record<NotificationKind, string> = {
  ...staffWords,
  created: "We have your complaint",
  assigned: "Somebody looks after it now",
  status_changed: "Another status",
  comment: "We wrote to you",
};
