import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { TicketActionsContext, type ComposerMode, type TicketActions } from "../ticket/ticket-actions.js";
import { buildTicket, personRef } from "../testing/build-ticket.js";
import { fakeDesk } from "../testing/fake-desk.js";

const { call, answers, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { Composer } = await import("./composer.js");
const { listenForCommands } = await import("../../../lib/commands.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const agent = person({ id: 7, is_staff: true });
const accept = () => ({
  id: 1,
  author: personRef(7),
  by_staff: true,
  is_internal: false,
  comment: "",
  attachments: [],
  created_at: "2026-07-01T09:00:00.000Z",
});
let stop = () => {};
beforeEach(() => {
  answers["addComment"] = accept;
  for (const id of [1, 2]) desk.set(id, buildTicket({ id }));
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  cleanup();
  call.mockClear();
  localStorage.clear();
});

function Written({ id }: { id: number }) {
  const [mode, setMode] = useState<ComposerMode>("reply");
  const ticket = desk.get(id) ?? buildTicket();
  const actions = { ticket, mode, setMode } as TicketActions;
  return (
    <TicketActionsContext value={actions}>
      <Composer key={id} />
    </TicketActionsContext>
  );
}
const show = (id = 1) => renderPage(<Written id={id} />, { user: agent });
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const keys = () => sent("addComment").map((options) => options?.idempotencyKey);

test("each mode has its own draft, which survives another ticket and a reload", async () => {
  const first = show(1);
  await userEvent.type(box(), "Dear Luis");
  await userEvent.click(screen.getByLabelText("Internal note"));
  expect(box().value).toBe("");
  expect(screen.getByText("Only your team sees this")).toBeTruthy();
  await userEvent.type(box(), "Ask Mei");
  await userEvent.click(screen.getByLabelText("Public reply"));
  expect(box().value).toBe("Dear Luis");
  first.unmount();

  const second = show(2);
  expect(box().value).toBe("");
  second.unmount();
  show(1);
  expect(box().value).toBe("Dear Luis");
  await userEvent.click(screen.getByLabelText("Internal note"));
  expect(box().value).toBe("Ask Mei");
});

test("Ctrl+Enter sends and empties the draft; a note's button says what it does", async () => {
  show();
  await userEvent.click(screen.getByLabelText("Internal note"));
  expect(screen.getByRole("button", { name: "Add note" })).toBeTruthy();
  await userEvent.type(box(), "Ask Mei");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(box().value).toBe(""));
  expect(sent("addComment")).toEqual([expect.objectContaining({ body: { comment: "Ask Mei", is_internal: true } })]);
  expect(Object.keys(localStorage).filter((key) => key.includes("draft"))).toEqual([]);
});

test("an error keeps the text, and trying again has the same key", async () => {
  answers["addComment"] = () => {
    throw new ApiProblem({ code: "offline", status: 0, message: "Offline" });
  };
  show();
  await userEvent.type(box(), "Dear Luis");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect((await screen.findByRole("alert")).textContent).toContain("connection");
  expect(box().value).toBe("Dear Luis");
  answers["addComment"] = accept;
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(box().value).toBe(""));
  expect(new Set(keys()).size).toBe(1);

  await userEvent.type(box(), "Dear Luis");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(keys()).toHaveLength(3));
  expect(new Set(keys()).size).toBe(2);
});

test("an empty message is not sent", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(screen.getByRole("alert").textContent).toBe("Write your reply");
  expect(sent("addComment")).toHaveLength(0);
});

test("Ctrl+Shift+Enter sends and resolves", async () => {
  show();
  await userEvent.type(box(), "It is fixed.");
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  await waitFor(() =>
    expect(sent("setTicketStatus")).toEqual([expect.objectContaining({ body: { status: "resolved" } })]),
  );
});

test("a closed ticket says why nothing can be written", () => {
  desk.set(1, buildTicket({ id: 1, status: "closed", abilities: { reply: false, note: false } }));
  show();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText(/Reopen it/)).toBeTruthy();
});
