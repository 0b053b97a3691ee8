import { beforeEach, expect, jest, test } from "@jest/globals";
import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SlaRun } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string) => answers[name]?.());
jest.unstable_mockModule("../../lib/call.js", () => ({ call }));
const { renderPage } = await import("../../lib/testing.js");
const { ApplyCard } = await import("./apply-card.js");

const run = (facts: Partial<SlaRun> = {}): SlaRun => ({
  id: 9,
  policy: null,
  calendar: { id: 4, name: "Office" },
  state: "running",
  total: 1204,
  done: 0,
  changed: 0,
  created_at: "2026-07-13T10:00:00Z",
  finished_at: null,
  ...facts,
});

beforeEach(() => {
  call.mockClear();
  answers["listSlaRuns"] = () => ({ data: [] });
  answers["getCalendar"] = () => ({ older: 0 });
});
/** The number of tickets comes with the calendar, which is read anew after a run. */
function Page({ older }: { older: number }) {
  const { data } = useQuery({
    queryKey: ["getCalendar", { id: "4" }],
    queryFn: async () => answers["getCalendar"]?.() as { older: number },
    initialData: { older },
    staleTime: Infinity,
  });
  return <ApplyCard kind="calendar" id={4} draft={{ calendar_id: 4 }} ticketsOnOlder={data.older} />;
}
const show = (older = 128) => renderPage(<Page older={older} />);
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("says how many tickets count by the earlier hours; nothing is there when none do", () => {
  const { unmount } = show();
  expect(screen.getByRole("heading", { name: "128 open tickets still count by the earlier hours" })).toBeTruthy();
  unmount();
  show(0);
  expect(screen.queryByRole("heading")).toBeNull();
});

test("what would change is told first, with tickets to look at", async () => {
  answers["slaImpact"] = () => ({
    open_tickets: 128,
    examined: 128,
    matching: 128,
    moving: 9,
    overdue: 2,
    examples: [
      {
        ticket_id: 31,
        number: "CMP-10031",
        subject: "Router offline",
        metric: "resolution",
        from: "2026-07-13T10:00:00Z",
        to: "2026-07-12T10:00:00Z",
        state: "breached",
      },
    ],
  });
  show();
  await press("See what would change");
  const sentence = await screen.findByText("Due times would move on 9 tickets.");
  expect(sentence.parentElement?.textContent).toBe("Due times would move on 9 tickets. 2 would become overdue.");
  expect(screen.getByRole("link", { name: /CMP-10031/ }).getAttribute("href")).toBe("/queue/all?ticket=31");
  expect(screen.getByText("overdue at once")).toBeTruthy();
  expect(call.mock.calls).toContainEqual(["slaImpact", expect.objectContaining({ body: { calendar_id: 4 } })]);
});

test("applies by a press, shows how far it is, and says what became of it", async () => {
  answers["applyCalendar"] = () => run();
  answers["getSlaRun"] = () => run({ done: 412 });
  show();
  await press("Apply to open tickets");
  expect(await screen.findByText("412 of 1,204 tickets")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  answers["getSlaRun"] = () => run({ state: "done", done: 1204, changed: 9 });
  expect(await screen.findByText("9 of 1,204 open tickets were changed.")).toBeTruthy();
});

test("follows what somebody else has begun", async () => {
  answers["listSlaRuns"] = () => ({ data: [run({ id: 8, calendar: { id: 5, name: "Other" } }), run({ done: 3 })] });
  answers["getSlaRun"] = () => run({ done: 700 });
  show();
  expect(await screen.findByText("700 of 1,204 tickets")).toBeTruthy();
  expect(call.mock.calls).toContainEqual(["getSlaRun", expect.objectContaining({ params: { id: "9" } })]);
  answers["listSlaRuns"] = () => ({ data: [] });
  answers["getSlaRun"] = () => run({ state: "done", done: 1204 });
  expect(await screen.findByText("No open ticket had to change.")).toBeTruthy();
  await waitFor(() => expect(call.mock.calls.filter(([name]) => name === "listSlaRuns").length).toBeGreaterThan(1));
  expect(screen.getByText("No open ticket had to change.")).toBeTruthy();
});

test("a run that began before the newest save leaves tickets to apply it to", async () => {
  answers["listSlaRuns"] = () => ({ data: [run()] });
  answers["getSlaRun"] = () => run({ state: "done", done: 1204 });
  answers["getCalendar"] = () => ({ older: 3 });
  show();
  expect(await screen.findByRole("heading", { name: /^3 open tickets still count/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Apply to open tickets" })).toBeTruthy();
});

test("what did not work is said in the card, and can be tried again", async () => {
  answers["applyCalendar"] = () => {
    throw new ApiProblem({ code: "unavailable", status: 503, message: "Busy" });
  };
  show();
  await press("Apply to open tickets");
  expect((await screen.findByRole("alert")).textContent).toContain("The desk is busy");
  expect(screen.getByRole("button", { name: "Apply to open tickets" })).toBeTruthy();
});
