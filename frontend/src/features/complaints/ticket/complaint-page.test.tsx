import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TicketDetail } from "@redress/backend/contract";
import { Route, Routes } from "react-router-dom";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket, personRef } from "../../tickets/testing/build-ticket.js";

let ticket: TicketDetail | ApiProblem = buildTicket();
const call = jest.fn(async (name: string, _options?: object): Promise<unknown> => {
  if (name !== "getTicket") return { name: "Redress" };
  if (ticket instanceof ApiProblem) throw ticket;
  return ticket;
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { ComplaintPage } = await import("./complaint-page.js");
const { SentPage } = await import("../filing/sent-page.js");
const { person, renderPage } = await import("../../../lib/testing.js");
const { politeAnnouncement } = await import("../../../lib/announcer.js");
const { viewer } = await import("../../../lib/format.js");

const me = person({ id: 900, email: "luis@example.org" });
const show = (route: string) =>
  renderPage(
    <Routes>
      <Route path="/complaints/:ref" element={<ComplaintPage />} />
      <Route path="/complaints/:ref/sent" element={<SentPage />} />
    </Routes>,
    { route, user: me },
  );

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
});
afterEach(cleanup);

test("a reply that arrives is shown and announced, and what is being typed stays", async () => {
  ticket = buildTicket({ id: 10431, status: "in_progress" });
  const { cache } = show("/complaints/cmp-10431");
  await userEvent.type(await screen.findByLabelText("Reply"), "Half a sen");
  const reply = {
    id: 5,
    author: personRef(7, "Priya"),
    by_staff: true,
    format: "plain" as const,
    mentions: [],
    is_internal: false,
    comment: "We are on it.",
    attachments: [],
    created_at: "2026-07-01T09:00:00Z",
  };
  ticket = { ...ticket, version: 2, comments: [reply] };
  await act(() => cache.invalidateQueries());

  expect((await screen.findByRole("article", { name: "Message by Priya (support)" })).textContent).toContain(
    "We are on it.",
  );
  expect(politeAnnouncement.get().text).toBe("Priya replied.");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Reply").value).toBe("Half a sen");
});

test("a complaint that is not there, or not theirs, leads back to the list", async () => {
  ticket = new ApiProblem({ code: "not_found", status: 404, message: "" });
  show("/complaints/CMP-1");
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("We cannot find that complaint");
  expect(screen.getByRole("link", { name: "All complaints" }).getAttribute("href")).toBe("/complaints");
});

test("withdrawing asks first and names what follows", async () => {
  ticket = buildTicket({ id: 10431, status: "new", version: 3, abilities: { withdraw: true } });
  show("/complaints/CMP-10431");
  await userEvent.click(await screen.findByRole("button", { name: "Withdraw complaint" }));
  const dialog = await screen.findByRole("alertdialog");
  expect(dialog.textContent).toContain("Withdraw CMP-10431?");
  await userEvent.click(screen.getAllByRole("button", { name: "Withdraw complaint" }).at(-1) as HTMLElement);
  await waitFor(() => expect(call).toHaveBeenCalledWith("deleteTicket", { params: { id: "CMP-10431" }, ifMatch: 3 }));
});

test("the confirmation gives the promised dates in the reader's own zone", async () => {
  viewer.set({ locale: "en-GB", timeZone: "Asia/Kolkata" });
  const base = buildTicket({ id: 10431 });
  const clock = (metric: "first_response" | "resolution", due: string) =>
    ({ ...base.sla, metric, due_at: due }) as unknown as TicketDetail["clocks"][number];
  ticket = {
    ...base,
    clocks: [clock("first_response", "2026-07-13T08:50:00Z"), clock("resolution", "2026-07-14T20:00:00Z")],
  };
  show("/complaints/CMP-10431/sent");
  const steps = (await screen.findAllByRole("listitem")).map((step) => step.textContent);
  expect(steps[1]).toMatch(/first reply by.*14:20/);
  expect(steps[2]).toMatch(/full answer by.*01:30/);
  expect(screen.getByText(/Asia\/Kolkata/)).toBeTruthy();
  expect(screen.getByText(/luis@example.org/)).toBeTruthy();
});
