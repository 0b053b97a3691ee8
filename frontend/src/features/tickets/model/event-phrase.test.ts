import { expect, test } from "@jest/globals";
import type { TimelineItem } from "@redress/backend/contract";
import { formatFull, viewer } from "../../../lib/format.js";
import { loadMessagesOf } from "../../../lib/i18n.js";
import { personRef } from "../testing/build-ticket.js";
import { phrasesOf } from "./event-phrase.js";

await loadMessagesOf(["everyday", "tickets"]);
viewer.set({ locale: "en-GB", timeZone: "UTC" });

const priya = personRef(1, "Priya Shah");
const mei = { id: 2, name: "Mei Lin" };
const said = (type: string, data: TimelineItem["data"], actor: typeof priya | null = priya) =>
  phrasesOf({ id: 1, type, actor, is_internal: false, data, comment_id: null, created_at: "2026-07-01T08:00:00Z" }).map(
    ({ text }) => text,
  );

test.each([
  ["ticket.assigned", { from: null, to: mei }, "Assigned to Mei Lin"],
  ["ticket.assigned", { from: null, to: { id: 1, name: "Priya Shah" } }, "Took the ticket"],
  [
    "ticket.assigned",
    { from: mei, to: { id: 1, name: "Priya Shah" }, reason: "She is away" },
    "Took the ticket from Mei Lin (She is away)",
  ],
  ["ticket.assigned", { from: { id: 1, name: "Priya Shah" }, to: null }, "Put the ticket back"],
  ["ticket.assigned", { from: mei, to: null }, "Taken from Mei Lin"],
  [
    "ticket.status_changed",
    { from: "new", to: "in_progress", reason: "reply" },
    "Status: New → In progress (after a reply)",
  ],
  ["ticket.escalated", { level: 2, to: mei, reason: "Angry" }, "Escalated to Mei Lin, level 2 (Angry)"],
  ["ticket.escalated", { level: 1, to: null }, "Escalated to level 1"],
  ["attachment.quarantined", { file: "a.pdf", finding: "Eicar" }, "File blocked: Eicar was found in a.pdf"],
  ["ticket.attached", { files: ["a.png", "b.pdf"] }, "Files added: a.png and b.pdf"],
  ["ticket.escalated", { level: 2, step: 2, to: null }, "Escalated to level 2, step 2 of the policy"],
  [
    "sla.extended",
    {
      metric: "resolution",
      reason: "The laboratory is closed",
      from_due_at: "2026-07-03T10:00:00Z",
      due_at: "2026-07-10T10:00:00Z",
    },
    "Resolution extended: Friday, 3 July 2026 at 10:00 UTC → Friday, 10 July 2026 at 10:00 UTC (The laboratory is closed)",
  ],
  [
    "sla.retargeted",
    { policy: "Standard support", by: "policy" },
    "Due times follow the newest version of Standard support",
  ],
  [
    "sla.retargeted",
    { policy: "Standard support", by: "calendar" },
    "Due times follow the newest opening hours of Standard support",
  ],
  ["sla.warned", { metric: "next_response" }, "Next reply at risk"],
  ["sla.breached", { metric: "first_response" }, "First response overdue"],
  ["invented.later", {}, "invented.later"],
])("%s %j: %s", (type, data, phrase) => {
  expect(said(type, data)).toEqual([phrase]);
});

test("an edit says each field; texts only that they were edited", () => {
  const changes = {
    priority: { from: "low", to: "critical" },
    department: { from: null, to: "Billing" },
    tags: { from: [], to: ["vip", "refund"] },
    description: {},
    due_at: { from: null, to: "2026-07-03T10:00:00.000Z" },
  };
  expect(said("ticket.updated", { changes })).toEqual([
    "Priority: Low → Critical",
    "Department: none → Billing",
    "Tags: none → vip and refund",
    "Description edited",
    `Due date: none → ${formatFull("2026-07-03T10:00:00.000Z")}`,
  ]);
});
