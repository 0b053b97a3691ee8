import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { takeSession } from "../../../lib/access-token.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { TicketActionsContext, type ComposerMode, type TicketActions } from "../ticket/ticket-actions.js";
import { focusComposer, focusTicket } from "../ticket/ticket-focus.js";
import { buildTicket } from "../testing/build-ticket.js";
import { fakeDesk } from "../testing/fake-desk.js";

const { call, answers, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { Composer } = await import("./composer.js");
const { forgetBoxes } = await import("./draft-boxes.js");
const { assertiveAnnouncement } = await import("../../../lib/announcer.js");
const { listenForCommands } = await import("../../../lib/commands.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const agent = person({ id: 7, is_staff: true });
const accept = ({ body }: { body?: Record<string, unknown> }) => ({
  id: 1,
  ticket_id: 1,
  comment: body?.["comment"],
  is_internal: body?.["is_internal"],
  attachments: [],
  mentions: [],
  set_status: body?.["set_status"] ?? null,
  pressed_at: "2026-07-01T09:00:00.000Z",
  release_at: "2026-07-01T09:00:05.000Z",
  server_time: "2026-07-01T09:00:00.000Z",
});
let stop = () => {};
beforeEach(() => {
  answers["holdReply"] = accept;
  answers["getWriting"] = () => ({ drafts: [], held: [], server_time: "2026-07-01T08:00:00.000Z" });
  answers["saveDraft"] = () => ({ draft: null, server_time: "2026-07-01T08:00:00.000Z" });
  for (const id of [1, 2]) desk.set(id, buildTicket({ id }));
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  cleanup();
  call.mockClear();
  localStorage.clear();
  forgetBoxes();
});

function Written({ id }: { id: number }) {
  const [mode, setMode] = useState<ComposerMode>("reply");
  const ticket = desk.get(id) ?? buildTicket();
  const write = (wanted?: ComposerMode) => {
    if (wanted) setMode(wanted);
    focusComposer();
  };
  const actions = { ticket, mode, setMode, write, leave: focusTicket, phone: false } as TicketActions;
  return (
    <TicketActionsContext value={actions}>
      <Composer key={id} />
    </TicketActionsContext>
  );
}
const show = (id = 1) => renderPage(<Written id={id} />, { user: agent });
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const keys = () => sent("holdReply").map((options) => options?.idempotencyKey);

test("each mode has its own draft, which survives another ticket and a reload", async () => {
  answers["saveDraft"] = () => {
    throw new ApiProblem({ code: "offline", status: 0, message: "Offline" });
  };
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
  // As after a reload: only the device remembers.
  forgetBoxes();
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
  expect(sent("holdReply")).toEqual([
    expect.objectContaining({ body: { comment: "Ask Mei", is_internal: true, base_message_id: null } }),
  ]);
  expect(Object.keys(localStorage).filter((key) => key.includes("draft"))).toEqual([]);
});

test("an error keeps the text, and trying again has the same key", async () => {
  answers["holdReply"] = () => {
    throw new ApiProblem({ code: "offline", status: 0, message: "Offline" });
  };
  show();
  await userEvent.type(box(), "Dear Luis");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect((await screen.findByText(/connection/)).id).toBe("compose-error");
  expect(assertiveAnnouncement.get().text).toMatch(/connection/);
  expect(box().value).toBe("Dear Luis");
  answers["holdReply"] = accept;
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
  expect(assertiveAnnouncement.get().text).toBe("Write your reply");
  expect(sent("holdReply")).toHaveLength(0);
});

test("Ctrl+Shift+Enter sends and resolves", async () => {
  show();
  await userEvent.type(box(), "It is fixed.");
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  await waitFor(() =>
    expect(sent("holdReply").map((options) => options?.body)).toMatchObject([{ set_status: "resolved" }]),
  );
});

test("what is typed is saved with the revision it was made from, and what the server has is shown", async () => {
  const draft = (body: string, rev: number) => ({
    mode: "public",
    body,
    attachments: [],
    mentions: [],
    base_message_id: null,
    rev,
    begun_at: "2026-07-01T08:00:00.000Z",
    saved_at: "2026-07-01T08:00:00.000Z",
    others: [],
    returned: null,
  });
  answers["getWriting"] = () => ({
    drafts: [draft("Dear Luis", 4)],
    held: [],
    server_time: "2026-07-01T08:00:00.000Z",
  });
  answers["saveDraft"] = ({ body }) => ({
    draft: draft(String(body?.["body"]), 5),
    server_time: "2026-07-01T08:00:01.000Z",
  });
  show();
  await waitFor(() => expect(box().value).toBe("Dear Luis"));
  await userEvent.type(box(), "!");
  await waitFor(() => expect(sent("saveDraft").at(-1)?.body).toMatchObject({ body: "Dear Luis!", rev: 4 }));
  await screen.findByText(/Draft saved/);
  expect(box().value).toBe("Dear Luis!");
});

test("what the server cannot be told is kept on this device, and says so", async () => {
  answers["saveDraft"] = () => {
    throw new ApiProblem({ code: "offline", status: 0, message: "Offline" });
  };
  show();
  await userEvent.type(box(), "Dear Luis");
  await screen.findByText(/Kept on this device/);
  expect(JSON.stringify({ ...localStorage })).toContain("Dear Luis");
});

test("somebody who wrote since stops Send, with both texts; anyway sends it", async () => {
  const newer = {
    id: 9,
    author: { id: 8, full_name: "Mei Lin", photo_url: null },
    by_staff: true,
    format: "plain" as const,
    mentions: [],
    is_internal: false,
    comment: "We have found it",
    attachments: [],
    created_at: "2026-07-01T08:59:40.000Z",
  };
  answers["holdReply"] = (options) => {
    if (options.body?.["send_anyway"]) return accept(options);
    throw new ApiProblem({ code: "newer_reply", status: 409, message: "Newer", current: newer });
  };
  show();
  await userEvent.type(box(), "We look into it");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  const dialog = await screen.findByRole("dialog", { name: /Mei Lin replied/ });
  expect(dialog.textContent).toContain("We have found it");
  expect(dialog.textContent).toContain("We look into it");
  await userEvent.click(screen.getByRole("button", { name: "Send anyway" }));
  await waitFor(() => expect(sent("holdReply")).toHaveLength(2));
});

/** Resolves with a message where the desk asks what becomes of the open tickets below. */
async function resolveParent(): Promise<void> {
  answers["holdReply"] = (options) => {
    if (options.body?.["with_open_children"]) return accept(options);
    throw new ApiProblem({ code: "ticket.open_children", status: 409, message: "A ticket below it is still open" });
  };
  show();
  await userEvent.type(box(), "It is fixed.");
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
}

test("sending and resolving a parent over open children asks what becomes of them; the message waits for the answer", async () => {
  answers["listLinks"] = () => ({
    data: [{ relation: "child", ticket: { id: 2, number: "CMP-2", subject: "Second router", status: "new" } }],
  });
  await resolveParent();
  const dialog = await screen.findByRole("dialog", { name: /open/i });
  await waitFor(() => expect(dialog.textContent).toContain("Second router"));
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(box().value).toBe("It is fixed.");

  await userEvent.click(box());
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  await userEvent.click(await screen.findByRole("button", { name: "Leave them open" }));
  await waitFor(() =>
    expect(sent("holdReply").at(-1)?.body).toMatchObject({ set_status: "resolved", with_open_children: "leave" }),
  );
});

test("resolving them too is sent with the message", async () => {
  await resolveParent();
  await userEvent.click(await screen.findByRole("button", { name: "Resolve them too" }));
  await waitFor(() =>
    expect(sent("holdReply").at(-1)?.body).toMatchObject({ set_status: "resolved", with_open_children: "resolve" }),
  );
});

test("a closed ticket says why nothing can be written", () => {
  desk.set(1, buildTicket({ id: 1, status: "closed", abilities: { reply: false, note: false } }));
  show();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText(/Reopen it/)).toBeTruthy();
});

test("without a connection a message waits where it was written; back to be edited, it is the draft that it was", async () => {
  takeSession({ token: "token", user: agent });
  show();
  await userEvent.type(box(), "Dear Luis");
  answers["holdReply"] = () => {
    throw new ApiProblem({ code: "offline", status: 0, message: "" });
  };
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByText("It is sent when the connection is back.");
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Edit" }));
  expect(box().value).toBe("Dear Luis");

  // The same words are another message by then.
  await userEvent.click(box());
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByText("It is sent when the connection is back.");
  expect(new Set(keys()).size).toBe(2);
});
