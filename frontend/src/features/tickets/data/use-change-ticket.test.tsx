import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TicketDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import type { TicketChange } from "../model/ticket-change.js";
import { buildTicket, personRef } from "../testing/build-ticket.js";
import { fakeDesk } from "../testing/fake-desk.js";

const { call, answers, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { useChangeTicket } = await import("./use-change-ticket.js");
const { TicketDialogs } = await import("../ticket/ticket-dialogs.js");
const { Toaster } = await import("../../../components/ui/toaster.js");
const { toasts } = await import("../../../lib/toasts.js");
const { canUndo, offerUndo, undoLast } = await import("../../../lib/undo.js");
const { renderPage } = await import("../../../lib/testing.js");

const accept = answers["updateTicket"];
const refuseOnce = (problem: ApiProblem) => () => {
  answers["updateTicket"] = accept ?? (() => undefined);
  answers["assignTicket"] = ({ params, body }) => ({
    ...desk.get(Number(params?.id)),
    version: 9,
    assigned_agent: personRef(Number(body?.["agent_id"])),
  });
  throw problem;
};
let nextId = 500;
let seen: TicketDetail;
beforeEach(() => {
  seen = buildTicket({ id: (nextId += 1), priority: "low", version: 3 });
  desk.set(seen.id, seen);
});
afterEach(() => {
  cleanup();
  toasts.set([]);
  call.mockClear();
});

function Desk({ change }: { change: TicketChange }) {
  const changes = useChangeTicket();
  return (
    <>
      <button onClick={() => void changes.change(seen, change)}>Go</button>
      <TicketDialogs
        ticket={seen}
        dialog={null}
        onClose={() => undefined}
        onDeleted={() => undefined}
        onOpen={() => undefined}
        onSnooze={() => undefined}
        changes={changes}
      />
      <Toaster />
    </>
  );
}
const go = async (change: TicketChange) => {
  renderPage(<Desk change={change} />);
  await userEvent.click(screen.getByText("Go"));
};
/** @returns lets them through. */
const holdUpdates = (): (() => void) => {
  let letThrough = () => undefined as void;
  const gate = new Promise<void>((open) => (letThrough = open));
  answers["updateTicket"] = async (options) => {
    await gate;
    return accept?.(options);
  };
  return letThrough;
};
const conflictWith = (theirs: Partial<TicketDetail>) => {
  desk.set(seen.id, { ...seen, version: 7, ...theirs });
  answers["updateTicket"] = refuseOnce(new ApiProblem({ code: "stale_version", status: 412, message: "Changed" }));
};

test("a conflict shows both values; mine is sent again with the version that was shown", async () => {
  const actor = personRef(4, "Mei Lin");
  const event = {
    id: 1,
    type: "ticket.updated",
    actor,
    is_internal: false,
    data: {},
    comment_id: null,
    created_at: "2026-07-01T09:00:00Z",
  };
  conflictWith({ priority: "critical", timeline: [event] });
  await go({ field: "priority", value: "high" });
  const dialog = await screen.findByRole("dialog", { name: "Mei Lin changed this ticket" });
  expect(dialog.textContent).toContain("TheirsCritical");
  expect(dialog.textContent).toContain("YoursHigh");
  await userEvent.click(screen.getByRole("button", { name: "Use mine" }));
  await waitFor(() => expect(sent("updateTicket").map((options) => options?.ifMatch)).toEqual([3, 7]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("keeping theirs sends nothing more", async () => {
  conflictWith({ priority: "critical" });
  await go({ field: "priority", value: "high" });
  await userEvent.click(await screen.findByRole("button", { name: "Keep theirs" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("updateTicket")).toHaveLength(1);
});

test("taking a ticket that somebody holds asks for a reason and sends it", async () => {
  desk.set(seen.id, { ...seen, version: 4, assigned_agent: personRef(4, "Mei Lin") });
  answers["assignTicket"] = refuseOnce(
    new ApiProblem({ code: "ticket.already_assigned", status: 409, message: "Taken" }),
  );
  await go({ field: "assignee", value: personRef(7) });
  await screen.findByRole("dialog", { name: "Mei Lin has this ticket" });
  await userEvent.click(screen.getByRole("button", { name: "Take it over" }));
  expect(sent("assignTicket")).toHaveLength(1);
  await userEvent.type(screen.getByLabelText("Reason"), "She is away");
  await userEvent.click(screen.getByRole("button", { name: "Take it over" }));
  await waitFor(() => expect(sent("assignTicket").at(-1)?.body).toEqual({ agent_id: 7, reason: "She is away" }));
});

test("Undo sends the real change back", async () => {
  await go({ field: "priority", value: "high" });
  await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe("Undo"));
  act(() => toasts.get().at(-1)?.action?.run());
  await waitFor(() =>
    expect(sent("updateTicket").map((options) => options?.body)).toEqual([{ priority: "high" }, { priority: "low" }]),
  );
  expect(sent("updateTicket").map((options) => options?.ifMatch)).toEqual([3, 4]);
});

test("the undo key means what is still on its way, which is taken back as soon as it has arrived", async () => {
  const earlier = jest.fn();
  const withdraw = offerUndo(earlier);
  const letThrough = holdUpdates();
  await go({ field: "priority", value: "high" });
  act(() => undoLast());
  expect(sent("updateTicket")).toHaveLength(1);
  letThrough();
  await waitFor(() =>
    expect(sent("updateTicket").map((options) => options?.body)).toEqual([{ priority: "high" }, { priority: "low" }]),
  );
  expect(toasts.get()).toEqual([]);
  expect(earlier).not.toHaveBeenCalled();
  act(() => undoLast());
  expect(earlier).toHaveBeenCalledTimes(1);
  withdraw();
});

test("what arrives first does not come before what was done last", async () => {
  const letThrough = holdUpdates();
  await go({ field: "priority", value: "high" });
  const later = jest.fn();
  const withdraw = offerUndo(later);
  letThrough();
  await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe("Undo"));
  act(() => undoLast());
  expect(later).toHaveBeenCalledTimes(1);
  withdraw();
});

test("what was refused is no longer to be taken back", async () => {
  answers["updateTicket"] = () => {
    throw new ApiProblem({ code: "forbidden", status: 403, message: "No" });
  };
  await go({ field: "priority", value: "high" });
  await waitFor(() => expect(toasts.get()).toHaveLength(1));
  await waitFor(() => expect(canUndo()).toBe(false));
  answers["updateTicket"] = accept ?? (() => undefined);
});

test("a status that cannot follow names those that can", async () => {
  answers["setTicketStatus"] = () => {
    throw new ApiProblem({
      code: "ticket.illegal_transition",
      status: 409,
      message: "No",
      allowed: ["pending", "resolved"],
    });
  };
  await go({ field: "status", value: "closed" });
  await screen.findByText("That status cannot follow now. Possible: Waiting on customer and Resolved.");
});
