import { expect, test } from "@jest/globals";
import type { Attachment, TimelineItem } from "@redress/backend/contract";
import { buildTicket, personRef } from "../../tickets/testing/build-ticket.js";
import "../../../lib/testing.js";
import { conversationOf } from "./conversation.js";

const priya = personRef(7, "Priya");
const luis = personRef(900, "Luis Ferreira");
const item = (facts: Partial<TimelineItem>): TimelineItem => ({
  id: 1,
  type: "ticket.status_changed",
  actor: priya,
  is_internal: false,
  data: {},
  comment_id: null,
  created_at: "2026-07-01T09:00:00Z",
  ...facts,
});
const file = (id: string): Attachment => ({
  id,
  file_name: `${id}.pdf`,
  media_type: "application/pdf",
  size: 1,
  sha256: "",
  url: "",
  uploaded_by: 900,
  scan_state: "unscanned",
  finding: null,
  created_at: "2026-07-01T08:00:00Z",
});
const comment = (id: number, at: string, facts = {}) => ({
  id,
  author: priya,
  by_staff: true,
  format: "plain" as const,
  mentions: [],
  is_internal: false,
  comment: `Message ${id}`,
  attachments: [],
  created_at: at,
  ...facts,
});
const texts = (timeline: TimelineItem[]) =>
  conversationOf(buildTicket({ timeline, customer: luis })).flatMap((entry) =>
    entry.kind === "event" ? entry.text : [],
  );

test("the complaint comes first, then messages before what they brought about", () => {
  const entries = conversationOf(
    buildTicket({
      description: "It broke.",
      attachments: [file("a"), file("b")],
      comments: [comment(5, "2026-07-01T09:00:00Z", { attachments: [file("b")] })],
      timeline: [item({ data: { from: "new", to: "in_progress", reason: "reply" } })],
    }),
  );
  expect(entries.map(({ key }) => key)).toEqual(["complaint", "comment-5", "event-1"]);
  expect(entries[0]).toMatchObject({ own: true, text: "It broke.", attachments: [{ id: "a" }] });
  expect(entries[1]).toMatchObject({ own: false, byStaff: true });
});

test("what is internal is never shown, should it ever arrive", () => {
  const entries = conversationOf(
    buildTicket({
      comments: [comment(5, "2026-07-01T09:00:00Z", { is_internal: true })],
      timeline: [item({ is_internal: true, data: { to: "pending" } })],
    }),
  );
  expect(entries.map(({ key }) => key)).toEqual(["complaint"]);
});

test("events are told in the customer's words", () => {
  expect(
    texts([
      item({ id: 1, type: "ticket.assigned", data: { from: null, to: { id: 7, name: "Priya" } } }),
      item({ id: 2, data: { from: "in_progress", to: "pending" } }),
      item({ id: 3, data: { from: "in_progress", to: "resolved" } }),
      item({ id: 4, actor: luis, data: { from: "resolved", to: "closed", reason: "confirmed" } }),
      item({ id: 5, type: "ticket.attached", actor: luis, data: { files: ["a.pdf", "b.pdf"] } }),
      item({ id: 6, type: "ticket.updated", data: { changes: { category: { from: "Billing", to: "Delivery" } } } }),
    ]),
  ).toEqual([
    "Priya is looking after your complaint",
    "We need your answer",
    "Resolved by Priya",
    "You said this fixed it, so the complaint is closed",
    "You added a.pdf and b.pdf",
    "We moved it to the topic “Delivery”",
  ]);
});

test("our own affairs stay ours: waiting for third parties, clocks, what is not known here", () => {
  expect(
    texts([
      item({ id: 1, data: { from: "in_progress", to: "on_hold" } }),
      item({ id: 2, data: { from: "on_hold", to: "in_progress" } }),
      item({ id: 3, type: "sla.breached", data: { metric: "resolution" } }),
      item({ id: 4, type: "ticket.assigned", data: { from: { id: 7, name: "Priya" }, to: null } }),
    ]),
  ).toEqual([]);
});
