import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Alert, Notification } from "@redress/backend/contract";

const call = jest.fn<(name: string, request?: Record<string, unknown>) => Promise<unknown>>();
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: String }));
const { person, renderPage } = await import("../../lib/testing.js");
const { AlertsPage } = await import("./alerts-page.js");
const { NotificationBell } = await import("./notification-bell.js");

const priya = person({ is_staff: true });
const notice = (id: number, facts: Partial<Notification> = {}): Notification => ({
  id,
  kind: "comment",
  ticket: { id: 5, number: "CMP-10005", subject: "Router offline" },
  actor: { id: 2, full_name: `Mei ${id}`, photo_url: null },
  data: {},
  tickets: 1,
  views: [],
  comment_id: id,
  created_at: "2026-07-07T12:00:00Z",
  read_at: null,
  ...facts,
});
const alerts: Alert[] = [
  { ticket: notice(1).ticket, count: 3, unread: 2, newest: notice(3) },
  {
    ticket: { id: 6, number: "CMP-10006", subject: "Charged twice" },
    count: 1,
    unread: 0,
    newest: notice(9, { read_at: "2026-07-07T13:00:00Z" }),
  },
];
beforeEach(() => {
  call.mockImplementation(async (name, request) => {
    if (name === "listAlerts") return { data: alerts, page: { next_cursor: null }, unread: 2 };
    if (name === "readNotifications") return { unread: 0 };
    expect(request?.["query"]).toMatchObject({ ticket_id: "5" });
    return { data: [notice(3), notice(2), notice(1, { read_at: "x" })], page: { next_cursor: null }, unread: 2 };
  });
});
afterEach(() => {
  cleanup();
  call.mockReset();
});
const asked = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request);

test("each ticket is one line with its newest and their number; opened by a key, it shows all and closes again", async () => {
  renderPage(<AlertsPage />, { user: priya });
  const line = within((await screen.findByText("Router offline")).closest("li") ?? document.body);
  expect(line.getAllByRole("link").map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Unread: Mei 3 replied"),
  ]);
  expect(screen.queryAllByRole("button", { name: /^All 1/ })).toEqual([]);

  const toggle = line.getByRole("button", { name: "All 3, 2 unread" });
  toggle.focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(line.getAllByRole("link")).toHaveLength(3));
  expect(line.getAllByText("Unread:")).toHaveLength(2);
  expect(toggle.getAttribute("aria-expanded")).toBe("true");
  await userEvent.keyboard("{Enter}");
  expect(line.getAllByRole("link")).toHaveLength(1);
});

test("whoever follows one has read all of its ticket; of a ticket that was read nothing is asked", async () => {
  renderPage(<AlertsPage />, { user: priya });
  await userEvent.click(await screen.findByRole("link", { name: /Mei 3 replied/ }));
  expect(asked("readNotifications")).toEqual([{ body: { ticket_id: 5 } }]);
  await userEvent.click(screen.getByRole("link", { name: /Mei 9 replied/ }));
  expect(asked("readNotifications")).toHaveLength(1);
});

test("the bell says how many are unread, as the API counts them", async () => {
  renderPage(<NotificationBell />, { user: priya });
  await screen.findByRole("button", { name: "Alerts, 2 unread" });
});
