import { afterEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TimelineItem } from "@redress/backend/contract";
import { buildTicket, personRef } from "../testing/build-ticket.js";

jest.unstable_mockModule("../../../lib/call.js", () => ({ call: async () => ({ data: [] }), pathOf: String }));
const { Activity } = await import("./activity.js");
const { person, renderPage } = await import("../../../lib/testing.js");

afterEach(cleanup);

let nextId = 1;
const event = (time: string, type: string, facts: Partial<TimelineItem> = {}): TimelineItem => ({
  id: nextId++,
  type,
  actor: personRef(2, "Mei Lin"),
  is_internal: false,
  data: {},
  comment_id: null,
  created_at: `2026-07-01T${time}Z`,
  ...facts,
});
const show = (timeline: TimelineItem[], permissions: Parameters<typeof person>[0] = {}) =>
  renderPage(<Activity ticket={buildTicket({ id: 9, timeline })} />, {
    user: person({ id: 7, is_staff: true, ...permissions }),
  });
const told = () =>
  within(screen.getByRole("list", { name: "Activity" }))
    .getAllByRole("listitem")
    .filter((item) => item.querySelector("time"))
    .map((item) => [item.querySelector("p span")?.textContent, ...within(item).getAllByRole("listitem").map(textOf)]);
const textOf = ({ textContent }: HTMLElement) => textContent;

test("says who changed what, from what to what, newest first, and once for what was done within two minutes", () => {
  show([
    event("08:00:00", "ticket.created", { actor: null }),
    event("09:00:00", "ticket.updated", { data: { changes: { priority: { from: "medium", to: "high" } } } }),
    event("09:01:00", "ticket.status_changed", { data: { from: "new", to: "in_progress" } }),
    event("09:01:30", "comment.added", { is_internal: true }),
    event("10:00:00", "comment.added", { actor: personRef(7, "Priya Sharma"), data: { by_staff: true } }),
    event("11:00:00", "comment.added", { actor: personRef(3, "Luis Ferreira"), data: { by_staff: false } }),
  ]);
  expect(told()).toEqual([
    ["Luis Ferreira", "Message"],
    ["You", "Public reply"],
    ["Mei Lin", "Priority: Medium → High", "Status: New → In progress", "Internal note"],
    ["Redress", "Complaint filed"],
  ]);
});

test("leads to the audit of this ticket those who may read it, and nobody else", () => {
  show([event("08:00:00", "ticket.created")]);
  expect(screen.queryByRole("link")).toBeNull();
  cleanup();
  show([event("08:00:00", "ticket.created")], { permissions: ["audit.read"] });
  expect(screen.getByRole("link", { name: "Audit of this ticket" }).getAttribute("href")).toBe(
    "/admin/audit?object=ticket:9",
  );
});

test("draws a long history part by part", async () => {
  show(Array.from({ length: 130 }, (_, n) => event(`08:00:00`, "ticket.attached", { actor: personRef(n, `P ${n}`) })));
  expect(told()).toHaveLength(100);
  await userEvent.click(screen.getByRole("button"));
  expect(told()).toHaveLength(130);
});
