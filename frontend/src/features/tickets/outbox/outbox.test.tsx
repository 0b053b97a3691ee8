import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { takeSession } from "../../../lib/access-token.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket } from "../testing/build-ticket.js";
import { fakeDesk } from "../testing/fake-desk.js";

const { call, answers, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
// Whether the desk answers is said by the tests alone.
jest.unstable_mockModule("../../../lib/http.js", () => ({ send: () => new Promise(() => undefined) }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { deskAnswers } = await import("../../../lib/reach.js");
const { signOut, currentPerson } = await import("../../../lib/session.js");
const { draftBox, forgetBoxes } = await import("../composer/draft-boxes.js");
const { useChangeTicket } = await import("../data/use-change-ticket.js");
const { usePendingChanges } = await import("../data/change-ticket.js");
const { Toaster } = await import("../../../components/ui/toaster.js");
const { toasts } = await import("../../../lib/toasts.js");
const { OutboxArea } = await import("./outbox-area.js");
const { keepChanges, keepMacro, keepMessage } = await import("./keep-for-later.js");
const { outbox } = await import("./outbox.js");

const [priya, mei] = [person({ id: 7, is_staff: true }), person({ id: 8, is_staff: true })];
const signIn = (user: typeof priya) => takeSession({ token: "token", user });
const away = () => new ApiProblem({ code: "offline", status: 0, message: "" });
const accept = { ...answers };
const order = () =>
  call.mock.calls
    .map(([name]) => name)
    .filter((name) => ["updateTicket", "setTicketStatus", "holdReply"].includes(name));

beforeEach(() => {
  Object.assign(answers, accept, {
    holdReply: ({ body }: { body?: Record<string, unknown> }) => ({
      ...{ id: 1, ticket_id: 1, attachments: [], set_status: null, is_internal: false, comment: body?.["comment"] },
      ...{ pressed_at: "2026-07-01T09:00:00.000Z", release_at: "2026-07-01T09:00:05.000Z" },
      server_time: "2026-07-01T09:00:00.000Z",
    }),
    logout: () => undefined,
  });
  desk.set(1, buildTicket({ id: 1, priority: "low", version: 3, status: "in_progress" }));
  signIn(priya);
  deskAnswers.set(false);
});
afterEach(() => {
  cleanup();
  toasts.set([]);
  call.mockClear();
  localStorage.clear();
  forgetBoxes();
  takeSession(null);
  deskAnswers.set(true);
});

function Desk() {
  const { change } = useChangeTicket();
  const pending = usePendingChanges().get(1) ?? [];
  const seen = buildTicket({ id: 1, priority: "low", version: 3, status: "in_progress" });
  return (
    <>
      <button onClick={() => void change(seen, { field: "priority", value: "high" })}>Priority</button>
      <button onClick={() => void change(seen, { field: "status", value: "pending" })}>Status</button>
      <p data-testid="pending">{pending.map(({ field }) => field).join()}</p>
      <OutboxArea />
      <Toaster />
    </>
  );
}
const show = () => renderPage(<Desk />, { user: currentPerson() ?? priya });
const write = (text: string) => {
  draftBox(1, "public").write(text, null);
  void draftBox(1, "public").press(text);
  const ticket = buildTicket({ id: 1 });
  keepMessage(ticket, { kind: "message", mode: "public", text, base: null, attachmentIds: [] }, "message-key");
};
const back = () => deskAnswers.set(true);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const kept = () => outbox.get().map(({ deed, refusal }) => [deed.kind, refusal?.kind ?? "waits"]);

test("what is done without a connection is shown as done, kept over a reload, and sent once, in order", async () => {
  show();
  await press("Priority");
  write("Dear Luis");
  await press("Status");
  expect(order()).toEqual([]);
  expect(screen.getByTestId("pending").textContent).toBe("priority,status");
  expect(screen.getByTestId("outbox-banner").textContent).toContain("3 actions wait for the connection");

  // A reload: the page remembers nothing, the device everything.
  cleanup();
  takeSession(null);
  expect(kept()).toEqual([]);
  signIn(priya);
  show();
  expect(kept()).toHaveLength(3);
  back();
  await waitFor(() => expect(kept()).toEqual([]));
  expect(order()).toEqual(["updateTicket", "holdReply", "setTicketStatus"]);
  expect(sent("holdReply")[0]?.idempotencyKey).toBe("message-key");
  expect(sent("updateTicket")[0]?.ifMatch).toBe(3);
  expect(draftBox(1, "public").state.get().text).toBe("");
});

test("nobody else who signs in on this browser sees or sends it", async () => {
  show();
  await press("Priority");
  cleanup();
  signIn(mei);
  show();
  back();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(kept()).toEqual([]);
  expect(order()).toEqual([]);
  cleanup();
  signIn(priya);
  expect(kept()).toEqual([["change", "waits"]]);
});

test("where the connection goes again in between, what is left waits on, and nothing overtakes it", async () => {
  show();
  await press("Priority");
  write("Dear Luis");
  answers["updateTicket"] = () => {
    deskAnswers.set(false);
    throw away();
  };
  back();
  await waitFor(() => expect(order()).toEqual(["updateTicket"]));
  await press("Status");
  expect(kept()).toEqual([
    ["change", "waits"],
    ["message", "waits"],
    ["change", "waits"],
  ]);
  answers["updateTicket"] = accept["updateTicket"] ?? (() => undefined);
  back();
  await waitFor(() => expect(kept()).toEqual([]));
  expect(order()).toEqual(["updateTicket", "updateTicket", "holdReply", "setTicketStatus"]);
});

test("a change that somebody else made otherwise shows theirs and yours; one's own is sent on top of theirs", async () => {
  show();
  await press("Priority");
  desk.set(1, buildTicket({ id: 1, priority: "critical", version: 9 }));
  answers["updateTicket"] = () => {
    throw new ApiProblem({ code: "stale_version", status: 412, message: "" });
  };
  back();
  await waitFor(() => expect(kept()).toEqual([["change", "conflict"]]));
  expect(screen.getByTestId("pending").textContent).toBe("");
  await press("Show");
  const sheet = within(await screen.findByRole("dialog"));
  sheet.getByText(/Theirs: Critical. Yours: High./);
  answers["updateTicket"] = accept["updateTicket"] ?? (() => undefined);
  await userEvent.click(sheet.getByRole("button", { name: "Use mine" }));
  await waitFor(() => expect(kept()).toEqual([]));
  expect(sent("updateTicket").at(-1)?.ifMatch).toBe(9);
});

test("a reply that is refused stays a draft and says why; what comes after it is done all the same", async () => {
  show();
  write("Dear Luis");
  await press("Status");
  answers["holdReply"] = () => {
    throw new ApiProblem({ code: "newer_reply", status: 409, message: "", current: { id: 5 } });
  };
  back();
  await waitFor(() => expect(kept()).toEqual([["message", "refused"]]));
  expect(order()).toEqual(["holdReply", "setTicketStatus"]);
  expect(draftBox(1, "public").state.get()).toMatchObject({ text: "Dear Luis", pressed: null });
  await press("Show");
  const sheet = within(await screen.findByRole("dialog"));
  sheet.getByText("Somebody else has written since you began. Read it and send yours again.");
  await userEvent.click(sheet.getByRole("button", { name: "Remove from this list" }));
  expect(kept()).toEqual([]);
});

test("what waits can be taken back: a change is shown no longer, a message is a draft again", async () => {
  show();
  await press("Priority");
  write("Dear Luis");
  await press("Show");
  for (const button of await screen.findAllByRole("button", { name: "Do not send" })) await userEvent.click(button);
  expect(kept()).toEqual([]);
  expect(screen.getByTestId("pending").textContent).toBe("");
  expect(draftBox(1, "public").state.get()).toMatchObject({ text: "Dear Luis", pressed: null });
});

test("whoever signs out is told of what waits, may stay, and else leaves nothing to be sent", async () => {
  show();
  await press("Priority");
  write("Dear Luis");
  let out = signOut();
  await screen.findByText("2 actions were not sent yet");
  await press("Cancel");
  await out;
  expect([currentPerson()?.id, kept().length, sent("logout").length]).toEqual([7, 2, 0]);

  out = signOut();
  await screen.findByText("2 actions were not sent yet");
  await press("Sign out");
  await out;
  expect(currentPerson()).toBeNull();
  signIn(priya);
  expect(kept()).toEqual([]);
  expect(localStorage.getItem("redress.draft.7.ticket.1.public")).toContain("Dear Luis");
});

test("a request that got no answer is kept as well, for it may have failed on its way", async () => {
  back();
  show();
  answers["updateTicket"] = () => {
    deskAnswers.set(false);
    throw away();
  };
  await press("Priority");
  await waitFor(() => expect(kept()).toEqual([["change", "waits"]]));
});

const macro = { id: 9, title: "Close quietly" };
const runs = () => sent("runMacro").map((options) => options?.ifMatch);

test("many tickets changed at once wait each for itself, a macro in its turn and under what it was decided on", async () => {
  for (const id of [2, 3]) desk.set(id, buildTicket({ id, priority: "low", version: 3 }));
  answers["runMacro"] = ({ params }) => desk.get(Number(params?.id));
  show();
  keepChanges(
    [2, 3].map((id) => ({ ...buildTicket({ id, version: 3 }), value: "low" })),
    { field: "priority", value: "high" },
  );
  keepMacro(buildTicket({ id: 3, version: 3 }), macro);
  desk.set(2, buildTicket({ id: 2, priority: "critical", version: 8 }));
  const change = accept["updateTicket"] ?? (() => undefined);
  answers["updateTicket"] = (options) => {
    if (options.params?.id === "2") throw new ApiProblem({ code: "stale_version", status: 412, message: "" });
    return change(options);
  };
  back();
  await waitFor(() => expect(kept()).toEqual([["change", "conflict"]]));
  expect(outbox.get()[0]?.ticket.id).toBe(2);
  // The version that came of one's own change of that ticket.
  expect(runs()).toEqual([4]);
});

test("a macro is not run over what somebody else did since, unless one says so; and a repeat runs nothing twice", async () => {
  desk.set(4, buildTicket({ id: 4, version: 12 }));
  answers["runMacro"] = ({ ifMatch }) => {
    if (ifMatch !== 12) throw new ApiProblem({ code: "stale_version", status: 412, message: "" });
    return desk.get(4);
  };
  show();
  keepMacro(buildTicket({ id: 4, version: 5 }), macro);
  back();
  await waitFor(() => expect(kept()).toEqual([["macro", "stale"]]));
  await press("Show");
  const sheet = within(await screen.findByRole("dialog"));
  sheet.getByText("Macro: Close quietly");
  sheet.getByText(/changed the ticket meanwhile. Look at it before you run the macro./);
  await userEvent.click(sheet.getByRole("button", { name: "Run it now" }));
  await waitFor(() => expect(kept()).toEqual([]));
  expect(runs()).toEqual([5, 12]);
});
