import { systemActor } from "../../../platform/actor.js";
import type { RecordedEvent } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";

/** Why a ticket came back. "closed": it did not, there is nothing left to come back for. */
export type WakeCause = "time" | "reply" | "warning" | "breach" | "assigned" | "escalated" | "closed";

/**
 * What brings a ticket back to everybody who has put it aside. A job that runs twice finds nothing to wake.
 *
 * @param told who has a notice of this very event: it tells them enough.
 * @returns whose it was.
 */
export async function wakeBy(work: Work, event: RecordedEvent, told: readonly number[]): Promise<number[]> {
  const because = causeOf(event);
  if (event.ticketId === null || because === null) return [];
  // Put aside later than that, it was put aside with this in view.
  const rows = await work.rows<{ person_id: number }>(
    "DELETE FROM snoozes WHERE ticket_id = $1 AND event_id < $2 RETURNING person_id",
    [event.ticketId, event.id],
  );
  const personIds = rows.map((row) => row.person_id);
  for (const personId of personIds) {
    // Who did it themselves, or hears of it anyway, is not told again.
    const isTold = personId === event.actorId || told.includes(personId);
    await recordWaking(work, { ticketId: event.ticketId, personId, because, isTold });
  }
  return personIds;
}

export async function recordWaking(
  work: Work,
  waking: { ticketId: number; personId: number; because: WakeCause; isTold: boolean },
): Promise<void> {
  const { ticketId, personId, because, isTold } = waking;
  await work.as(systemActor).record({
    type: "ticket.woken",
    ticketId,
    isInternal: true,
    data: { because, person_id: personId, ...(isTold && { told: true }) },
  });
}

function causeOf({ type, data, isInternal }: RecordedEvent): WakeCause | null {
  switch (type) {
    case "comment.added":
      return data["by_staff"] === false && !isInternal ? "reply" : null;
    case "sla.warned":
      return "warning";
    case "sla.breached":
      return "breach";
    case "ticket.assigned":
      return "assigned";
    case "ticket.escalated":
      return "escalated";
    case "ticket.status_changed":
      return data["to"] === "resolved" || data["to"] === "closed" ? "closed" : null;
    case "ticket.merged":
      return "closed";
    default:
      return null;
  }
}
