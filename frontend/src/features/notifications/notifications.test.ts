import { expect, test } from "@jest/globals";
import type { Notification } from "@redress/backend/contract";
import "../../lib/testing.js";
import { notificationHref, notificationText } from "./notification-text.js";

function notification(facts: Partial<Notification> = {}): Notification {
  return {
    id: 1,
    kind: "comment",
    ticket: { id: 5, number: "CMP-10005", subject: "Router offline" },
    actor: { id: 2, full_name: "Mei Lin", photo_url: null },
    data: {},
    tickets: 1,
    views: [],
    comment_id: null,
    created_at: "2026-07-07T12:00:00Z",
    read_at: null,
    ...facts,
  };
}

test.each<[Partial<Notification>, boolean, string]>([
  [{ kind: "created" }, true, "Mei Lin filed a complaint"],
  [{ kind: "created" }, false, "We have your complaint"],
  [{ kind: "assigned" }, true, "Mei Lin assigned this to you"],
  [{ kind: "assigned", actor: null }, true, "This was assigned to you"],
  [{ kind: "assigned", tickets: 300 }, true, "Mei Lin assigned 300 tickets to you"],
  [
    { kind: "status_changed", data: { to: "pending" }, tickets: 12 },
    true,
    "12 of your tickets. Now: Waiting on customer",
  ],
  [{ kind: "status_changed", data: { to: "pending" } }, true, "Now: Waiting on customer"],
  [{ kind: "status_changed", data: { to: "pending" } }, false, "Now: We need your answer"],
  [{ kind: "breached", data: { metric: "resolution" } }, true, "Resolution is overdue"],
  [
    { kind: "status_changed", data: { due_at: "2026-07-27T15:00:00Z" } },
    false,
    "We need more time: now by Monday 27 July at 15:00",
  ],
  [{ kind: "warning", data: { metric: "next_response" } }, true, "Next reply is due soon"],
  [{ kind: "breached", data: { metric: "update" } }, true, "Update is overdue"],
  [{ kind: "escalated", data: { level: 2 } }, true, "Escalated to level 2"],
])("%j reads, for staff %s: %s", (facts, isStaff, sentence) => {
  expect(notificationText(notification(facts), isStaff)).toBe(sentence);
});

test("each leads to the exact message, where its reader sees it", () => {
  expect(notificationHref(notification({ comment_id: 9 }), true)).toBe("/queue/all?ticket=5#comment-9");
  expect(notificationHref(notification({ id: 4, comment_id: 9, tickets: 300 }), true)).toBe("/queue/all?notice=4");
  expect(notificationHref(notification(), false)).toBe("/complaints/CMP-10005");
});
