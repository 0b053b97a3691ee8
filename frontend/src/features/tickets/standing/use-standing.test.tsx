import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";
import { toasts } from "../../../lib/toasts.js";
import { canUndo, offerUndo, undoLast } from "../../../lib/undo.js";
import { buildTicket } from "../testing/build-ticket.js";
import { fakeDesk } from "../testing/fake-desk.js";

const { call, answers, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { useStanding } = await import("./use-standing.js");
const { renderPage } = await import("../../../lib/testing.js");

const ticket = buildTicket({ id: 500, follow: null, snooze: null });
const levels = () => sent("setFollow").map((options) => options?.body?.["level"]);

/** What was done before, and could be taken back when this begins. */
const earlier = jest.fn();
let withdraw: () => void;
beforeEach(() => {
  withdraw = offerUndo(earlier);
});
afterEach(() => {
  cleanup();
  withdraw();
  toasts.set([]);
  call.mockClear();
  earlier.mockClear();
});

function Desk() {
  const { follow } = useStanding(ticket);
  return <button onClick={() => follow("following")}>Follow</button>;
}

test("the undo key means the change that is still on its way, which is taken back as soon as it has arrived", async () => {
  let letThrough = () => undefined as void;
  const gate = new Promise<void>((open) => (letThrough = open));
  answers["setFollow"] = async ({ body }) => {
    await gate;
    return { follow: body?.["level"] === "none" ? null : body?.["level"], snooze: null };
  };
  renderPage(<Desk />);
  await userEvent.click(screen.getByText("Follow"));
  act(() => undoLast());
  expect(earlier).not.toHaveBeenCalled();
  letThrough();
  await waitFor(() => expect(levels()).toEqual(["following", "none"]));
  expect(toasts.get()).toEqual([]);
  act(() => undoLast());
  expect(earlier).toHaveBeenCalledTimes(1);
});

test("what was refused is no longer to be taken back", async () => {
  withdraw();
  answers["setFollow"] = () => {
    throw new ApiProblem({ code: "forbidden", status: 403, message: "No" });
  };
  renderPage(<Desk />);
  await userEvent.click(screen.getByText("Follow"));
  await waitFor(() => expect(toasts.get()).toMatchObject([{ tone: "error" }]));
  await waitFor(() => expect(canUndo()).toBe(false));
});
