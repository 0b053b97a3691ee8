import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Comment, TicketDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket } from "../../tickets/testing/build-ticket.js";

type Options = { body?: Record<string, unknown>; idempotencyKey?: string };
let fail: ApiProblem | null = null;
/** The complaint as the desk has it. */
let there: TicketDetail;
const call = jest.fn(async (name: string, _options: Options = {}) => {
  if (name === "getApp") return { name: "Redress" };
  if (fail) throw fail;
  if (name === "getTicket") return there;
  if (name === "setTicketStatus") return buildTicket({ status: "closed" });
  return { id: 77, comment: "", attachments: [] };
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
// Whether the desk answers is said by the tests alone.
jest.unstable_mockModule("../../../lib/http.js", () => ({ send: () => new Promise(() => undefined) }));
const { AnswerArea } = await import("./answer-area.js");
const { person, renderPage } = await import("../../../lib/testing.js");
const { deskAnswers } = await import("../../../lib/reach.js");
const { readDraft } = await import("../../../lib/drafts.js");

const me = person({ id: 31 });
const resolved = buildTicket({ status: "resolved", abilities: { confirm: true } });
const show = (ticket: TicketDetail) => renderPage(<AnswerArea ticket={ticket} />, { user: me });
const sent = (name: string) => call.mock.calls.filter(([route]) => route === name).map(([, options]) => options);

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  fail = null;
});
afterEach(() => {
  cleanup();
  deskAnswers.set(true);
});

test("did this fix it, answered yes, closes the complaint", async () => {
  show(resolved);
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Yes" }));
  expect(sent("setTicketStatus")).toMatchObject([{ body: { status: "closed" } }]);
});

test("did this fix it, answered no, asks what is still wrong and sends it as a reply", async () => {
  show(resolved);
  await userEvent.click(screen.getByRole("button", { name: "No" }));
  const box = screen.getByLabelText("What is still wrong?");
  expect(document.activeElement).toBe(box);
  await userEvent.type(box, "Still offline");
  await userEvent.click(screen.getByRole("button", { name: "Send reply" }));
  await waitFor(() => expect(sent("addComment")).toMatchObject([{ body: { comment: "Still offline" } }]));
  expect(readDraft("reply.1")).toBeNull();
});

test("a complaint that is resolved while somebody types takes nothing away", async () => {
  const { rerender, cache } = show(buildTicket({ status: "in_progress" }));
  await userEvent.type(screen.getByLabelText("Reply"), "One more thing");
  const { QueryClientProvider } = await import("@tanstack/react-query");
  const { MemoryRouter } = await import("react-router-dom");
  rerender(
    <QueryClientProvider client={cache}>
      <MemoryRouter>
        <AnswerArea ticket={resolved} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  expect(screen.getByLabelText<HTMLTextAreaElement>("What is still wrong?").value).toBe("One more thing");
});

test("a reply that fails says why, keeps the words, and repeats with the same key", async () => {
  fail = new ApiProblem({ code: "internal", status: 500, message: "" });
  show(buildTicket({ status: "pending" }));
  await userEvent.type(screen.getByLabelText("Reply"), "Here it is");
  await userEvent.click(screen.getByRole("button", { name: "Send reply" }));
  await waitFor(() => expect(screen.getByLabelText("Reply").getAttribute("aria-invalid")).toBe("true"));
  fail = null;
  await userEvent.click(screen.getByRole("button", { name: "Send reply" }));
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("Reply").value).toBe(""));
  const [first, again] = sent("addComment").map((options) => options?.idempotencyKey);
  expect(again).toBe(first);
});

describe("without a connection", () => {
  const pending = buildTicket({ status: "pending" });
  const sendAway = async () => {
    deskAnswers.set(false);
    show(pending);
    await userEvent.type(screen.getByLabelText("Reply"), "Here it is");
    await userEvent.click(screen.getByRole("button", { name: "Send reply" }));
    await screen.findByText(/It is sent when the connection is back/);
  };

  test("a reply waits in sight, also over a reload, and is sent once", async () => {
    await sendAway();
    expect(sent("addComment")).toEqual([]);
    cleanup();
    show(pending);
    screen.getByText("Here it is");
    there = pending;
    act(() => deskAnswers.set(true));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("Reply").value).toBe(""));
    expect(sent("addComment")).toMatchObject([{ body: { comment: "Here it is" } }]);
    expect(readDraft("reply.1")).toBeNull();
  });

  test.each([
    ["answered", buildTicket({ status: "pending", comments: [{ id: 9, by_staff: true } as Comment] })],
    ["resolved", resolved],
  ])("a complaint that was %s meanwhile is read first; the words are still there", async (_what, now) => {
    await sendAway();
    there = now;
    act(() => deskAnswers.set(true));
    await screen.findByText(/Your complaint has changed since you wrote this/);
    expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Here it is");
    expect(sent("addComment")).toEqual([]);
  });

  test("what waits can be written on", async () => {
    await sendAway();
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    act(() => deskAnswers.set(true));
    await userEvent.type(screen.getByLabelText("Reply"), ", at last");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Reply").value).toBe("Here it is, at last");
    expect(sent("addComment")).toEqual([]);
  });

  test("what can be sent no longer, for the complaint is closed, is shown and said", async () => {
    await sendAway();
    cleanup();
    show(buildTicket({ status: "closed", abilities: { reply: false, reopen: false } }));
    screen.getByText("Here it is");
    screen.getByText(/the complaint was closed before there was a connection/);
    await userEvent.click(screen.getByRole("button", { name: "Throw it away" }));
    expect(screen.queryByText("Here it is")).toBeNull();
  });
});

test("an empty reply is not sent and says what to do", async () => {
  show(buildTicket({ status: "in_progress" }));
  await userEvent.click(screen.getByRole("button", { name: "Send reply" }));
  expect(screen.getByText("Write your reply first")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Reply"));
  expect(sent("addComment")).toEqual([]);
});

test("a closed complaint is opened again with a reason", async () => {
  show(
    buildTicket({ status: "closed", reopen_until: "2026-07-15T08:00:00Z", abilities: { reply: false, reopen: true } }),
  );
  expect(screen.getByText(/until 15 Jul 2026/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Open it again" }));
  await userEvent.type(screen.getByLabelText("What is still wrong?"), "It is back");
  await userEvent.click(screen.getByRole("button", { name: "Open it again" }));
  await waitFor(() =>
    expect(sent("setTicketStatus")).toMatchObject([{ body: { status: "in_progress", comment: "It is back" } }]),
  );
});

test("a closed complaint whose time is over offers no reply", () => {
  show(buildTicket({ status: "closed", abilities: { reply: false, reopen: false } }));
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText(/file a new complaint/)).toBeTruthy();
});
