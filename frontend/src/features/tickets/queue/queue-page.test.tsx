import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ChangeHint } from "@redress/backend/contract";
import type { QueryClient } from "@tanstack/react-query";
import { Route, Routes } from "react-router-dom";
import { buildTicket } from "../testing/build-ticket.js";
import { fakeDesk, fakeWidth } from "../testing/fake-desk.js";

const ME = 7;
const hour = (n: number) => `2026-07-01T${String(n).padStart(2, "0")}:00:00.000Z`;
const own = (id: number, due: number) =>
  buildTicket({ id, assigneeId: ME, subject: `Subject ${id}`, dueAt: hour(due) });
const { call, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
let hint: (hint: ChangeHint) => void = () => undefined;
jest.unstable_mockModule("../../../lib/live.js", () => ({
  liveState: { get: () => "connected", subscribe: () => () => undefined },
  liveSocket: { get: () => null, subscribe: () => () => undefined },
  onHint: (_type: string, handler: (given: ChangeHint, cache?: QueryClient) => void) => {
    hint = handler;
    return () => undefined;
  },
  onMuchMissed: () => () => undefined,
}));
const { QueuePage } = await import("./queue-page.js");
const { listenForCommands } = await import("../../../lib/commands.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const agent = person({
  id: ME,
  is_staff: true,
  permissions: ["ticket.assign", "ticket.reply", "ticket.note", "ticket.edit"],
});
let stop = () => {};
beforeEach(() => {
  fakeWidth(1440);
  desk.clear();
  for (const [index, id] of [1, 2, 3].entries()) desk.set(id, own(id, 10 + index));
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  cleanup();
  call.mockClear();
  localStorage.clear();
});

const open = async (route = "/queue/mine") => {
  renderPage(
    <Routes>
      <Route path="/queue/:view" element={<QueuePage />} />
    </Routes>,
    { route, user: agent },
  );
  return within(await screen.findByRole("list", { name: "My queue" }));
};
const subjects = () => screen.getAllByTestId("ticket-row").map((row) => /Subject \d+/.exec(row.textContent)?.[0]);
const heading = () => screen.findByRole("heading", { level: 1 });
const tellOf = async (id: number, version = 2) => {
  await act(async () => {
    hint({ type: "ticket", seq: 1, items: [{ id, version }] });
    await new Promise((done) => setTimeout(done, 300));
  });
};

test("J and K open the next and the previous ticket, and the focus stays in the list", async () => {
  await open();
  await userEvent.keyboard("j");
  expect((await heading()).textContent).toBe("Subject 1");
  await userEvent.keyboard("j");
  await waitFor(async () => expect((await heading()).textContent).toBe("Subject 2"));
  await waitFor(() => expect(document.activeElement?.getAttribute("data-row-link")).toBe("2"));
  await userEvent.keyboard("k");
  await waitFor(async () => expect((await heading()).textContent).toBe("Subject 1"));
});

test("arrows do the same from a row, Enter goes into the ticket, U comes back", async () => {
  const list = await open("/queue/mine?ticket=1");
  act(() => list.getAllByRole("link")[0]?.focus());
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(async () => expect((await heading()).textContent).toBe("Subject 2"));
  await waitFor(() => expect(document.activeElement?.getAttribute("data-row-link")).toBe("2"));
  await userEvent.keyboard("{Enter}");
  expect(document.activeElement).toBe(await heading());
  await userEvent.keyboard("u");
  await waitFor(() => expect(document.activeElement?.getAttribute("data-row-link")).toBe("2"));
  expect((await heading()).textContent).toContain("My queue");
  // Nothing is open now: the row that has the focus is where one goes on from.
  await userEvent.keyboard("j");
  await waitFor(async () => expect((await heading()).textContent).toBe("Subject 3"));
});

test("the neighbours of the open ticket are there before they are opened", async () => {
  await open("/queue/mine?ticket=2");
  await waitFor(() =>
    expect(
      sent("getTicket")
        .map((options) => options?.params?.id)
        .sort(),
    ).toEqual(["1", "2", "3"]),
  );
});

test("a new ticket waits behind the pill until it is asked for with the full stop", async () => {
  await open();
  desk.set(4, own(4, 9));
  await tellOf(4);
  expect((await screen.findByTestId("new-items-pill")).textContent).toContain("1 new ticket - Show");
  expect(subjects()).toEqual(["Subject 1", "Subject 2", "Subject 3"]);
  await userEvent.keyboard(".");
  await waitFor(() => expect(subjects()).toContain("Subject 4"));
  expect(screen.queryByTestId("new-items-pill")).toBeNull();
});

test("a changed row changes in its place; one that left the view stays, marked, until the next refresh", async () => {
  await open();
  desk.set(2, { ...own(2, 11), version: 2, subject: "Subject 22" });
  await tellOf(2);
  await waitFor(() => expect(subjects()).toEqual(["Subject 1", "Subject 22", "Subject 3"]));
  expect(screen.queryByTestId("new-items-pill")).toBeNull();

  desk.set(2, { ...own(2, 11), version: 3, assigned_agent: null });
  await tellOf(2, 3);
  await screen.findByText("No longer in this view");
  expect(subjects()).toHaveLength(3);
});

test("a ticket that was hidden meanwhile is marked like one that left", async () => {
  await open();
  desk.delete(3);
  await tellOf(3);
  await screen.findByText("No longer in this view");
});

test("E resolves the open ticket at once, and Undo takes it back where that is legal", async () => {
  desk.set(
    1,
    buildTicket({ id: 1, assigneeId: ME, subject: "Subject 1", abilities: { statuses: ["in_progress", "resolved"] } }),
  );
  await open("/queue/mine?ticket=1");
  await heading();
  await userEvent.keyboard("e");
  await waitFor(() =>
    expect(sent("setTicketStatus")).toEqual([expect.objectContaining({ body: { status: "resolved" }, ifMatch: 1 })]),
  );
  expect((await screen.findAllByText("Resolved")).length).toBeGreaterThan(0);
});
