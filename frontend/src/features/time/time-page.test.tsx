import { beforeEach, expect, jest, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TimeEntry, TimeTotals, Timer } from "@redress/backend/contract";

const answers: Record<string, (options: { query?: object; body?: object }) => unknown> = {};
const call = jest.fn(async (name: string, options: object = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../lib/call.js", () => ({ call }));
const saveRoute = jest.fn<(...asked: unknown[]) => Promise<void>>(async () => undefined);
jest.unstable_mockModule("../../lib/download.js", () => ({ saveRoute }));
// After the mock: it loads the API too.
const { person, renderPage } = await import("../../lib/testing.js");
const { toasts } = await import("../../lib/toasts.js");
const { TimePage } = await import("./time-page.js");
const { TimerChip } = await import("./timer-chip.js");

const ada = { id: 7, full_name: "Ada Byron", photo_url: null };
const ticket = { id: 10431, number: "CMP-10431", subject: "Router offline" };
const sums = { minutes: 90, billable_minutes: 60, entries: 2 };
const totals: TimeTotals = {
  ...sums,
  tickets: 1,
  by_person: [{ person: ada, ...sums }],
  by_ticket: [{ ticket, ...sums }],
};
const entry: TimeEntry = {
  id: 5,
  ticket,
  person: ada,
  spent_on: "2026-07-07",
  minutes: 60,
  note: "",
  billable: true,
  by_timer: false,
  may_change: true,
  version: 1,
};
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const timer = (facts: Partial<Timer> = {}): Timer => ({
  ticket,
  running_since: hoursAgo(1),
  counted_seconds: 0,
  begun_at: hoursAgo(1),
  ...facts,
});
const timerIs = (value: Timer | null) => {
  answers["getTimer"] = () => ({ timer: value, server_time: new Date().toISOString() });
};

beforeEach(() => {
  call.mockClear();
  answers["sumTime"] = () => totals;
  answers["listTime"] = () => ({ data: [entry], page: { next_cursor: null } });
  timerIs(null);
});

const agent = person({ is_staff: true, permissions: ["time.track"] });
const lead = person({ is_staff: true, permissions: ["time.track", "time.manage", "data.export"] });
const addressOf = async (name: string) => {
  const [path, query] = ((await screen.findByRole("link", { name })).getAttribute("href") ?? "").split("?");
  return { path, ...Object.fromEntries(new URLSearchParams(query?.split("#")[0])) };
};

test("each number leads to what it counts: of a ticket one's own alone, unless one looks after everybody's", async () => {
  const days = { path: "/time", from: "2026-07-01", to: "2026-07-07" };
  const route = "/time?from=2026-07-01&to=2026-07-07";
  const shown = renderPage(<TimePage />, { user: agent, route });
  expect(await addressOf("1:30 CMP-10431, Time (h)")).toEqual({ ...days, ticket: "10431", person: "me" });
  expect(await addressOf("1:00 Ada Byron, Billable (h)")).toEqual({ ...days, person: "7", billable: "true" });
  expect(await addressOf("0:30 Not billable (h)")).toEqual({ ...days, billable: "false" });
  expect(screen.queryByRole("button", { name: "Download CSV" })).toBeNull();
  shown.unmount();
  renderPage(<TimePage />, { user: lead, route });
  expect(await addressOf("1:30 CMP-10431, Time (h)")).toEqual({ ...days, ticket: "10431" });
  await userEvent.click(screen.getByRole("button", { name: "Download CSV" }));
  const query = { from: "2026-07-01", to: "2026-07-07" };
  expect(saveRoute).toHaveBeenCalledWith("exportTime", {}, "time.csv", { query });
});

test("what the address asks for is what is summed and listed; what it cannot be is left out", async () => {
  renderPage(<TimePage />, {
    user: lead,
    route: "/time?from=2026-07-01&to=soon&person=8&ticket=10431&billable=maybe",
  });
  await screen.findByRole("table", { name: "Time by person" });
  const query = { from: "2026-07-01", person_id: "8", ticket_id: "10431" };
  expect(call).toHaveBeenCalledWith("sumTime", expect.objectContaining({ query }));
  expect(call).toHaveBeenCalledWith("listTime", expect.objectContaining({ query: { ...query, limit: 25 } }));
});

test("a deleted entry is brought back by the words that tell of it", async () => {
  answers["deleteTime"] = () => undefined;
  answers["restoreTime"] = () => entry;
  renderPage(<TimePage />, { user: agent });
  const list = await screen.findByRole("list", { name: "Logged time" });
  await userEvent.click(within(list).getByRole("button", { name: "Delete 1:00 h of Ada Byron" }));
  expect(call).toHaveBeenCalledWith("deleteTime", { params: { id: "5" } });
  const said = toasts.get().at(-1);
  expect(said?.text).toBe("1:00 h of Ada Byron deleted");
  said?.action?.run();
  expect(call).toHaveBeenCalledWith("restoreTime", { params: { id: "5" } });
});

test("a timer that was forgotten says so, and is booked as what is typed, on the day on which it was started", async () => {
  timerIs(timer({ running_since: "2026-07-06T17:00:00Z", begun_at: "2026-07-06T17:00:00Z" }));
  answers["stopTimer"] = () => ({ entry: null, minutes: 45, server_time: new Date().toISOString() });
  renderPage(<TimePage />, { user: agent });
  await screen.findByText(/has run for more than 8 hours/);
  await userEvent.click(screen.getByRole("button", { name: "Stop and log" }));
  const dialog = await screen.findByRole("dialog", { name: "Stop the timer on CMP-10431" });
  const field = within(dialog).getByLabelText("How long");
  expect((field as HTMLInputElement).value).toBe("24:00");
  fireEvent.change(field, { target: { value: "0:45" } });
  await userEvent.click(within(dialog).getByRole("button", { name: "Log time" }));
  const body = { minutes: 45, spent_on: "2026-07-06", note: "", billable: true };
  expect(call).toHaveBeenCalledWith("stopTimer", { body });
});

test("the bar on top shows one's timer and leads to its ticket; a forgotten one says so, without one there is nothing", async () => {
  timerIs(timer());
  const shown = renderPage(<TimerChip />, { user: agent });
  const link = await screen.findByRole("link", { name: "Timer on CMP-10431: 1:00 h, running" });
  expect(link.getAttribute("href")).toBe("/queue/all?ticket=10431");
  shown.unmount();
  timerIs(timer({ ticket: null, running_since: hoursAgo(9) }));
  const forgotten = renderPage(<TimerChip />, { user: agent });
  const hidden = await screen.findByRole("link", {
    name: /^9:00 h, running\. This timer has run for more than 8 hours/,
  });
  expect(hidden.getAttribute("href")).toBe("/time");
  forgotten.unmount();
  timerIs(null);
  const { cache, container } = renderPage(<TimerChip />, { user: agent });
  await waitFor(() => expect(cache.getQueryData(["getTimer"])).toBeTruthy());
  expect(container.textContent).toBe("");
});
