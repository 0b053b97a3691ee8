import { expect, test } from "@jest/globals";
import type { TimelineItem } from "@redress/backend/contract";
import "../../../lib/testing.js";
import { eventText } from "./event-text.js";

const event = (type: string, data: TimelineItem["data"]): TimelineItem => ({
  ...{ id: 1, type, actor: null, is_internal: false, data, comment_id: null },
  created_at: "2026-07-01T08:00:00Z",
});

test("an extension tells its customer the new date and why", () => {
  const data = {
    metric: "resolution",
    due_at: "2099-07-13T10:50:00Z",
    from_due_at: null,
    reason: "We wait for the meter.",
  };
  expect(eventText(event("sla.extended", data), 900)).toBe(
    "We need more time: our full answer comes by Monday, 13 July 2099 at 10:50. The reason: We wait for the meter.",
  );
});

test.each(["sla.retargeted", "sla.warned", "sla.breached", "ticket.escalated"])("%s is our own affair", (type) => {
  expect(eventText(event(type, { metric: "resolution", policy: "Standard", by: "policy" }), 900)).toBeNull();
});
