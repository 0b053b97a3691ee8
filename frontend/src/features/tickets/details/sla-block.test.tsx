import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SlaExplanation, TicketDetail } from "@redress/backend/contract";
import { buildClock, buildExplanation } from "../testing/build-sla.js";
import { buildTicket } from "../testing/build-ticket.js";

let explanation: SlaExplanation;
const call = jest.fn(async (_name: string): Promise<unknown> => explanation);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { SlaBlock } = await import("./sla-block.js");
const { TicketActionsContext } = await import("../ticket/ticket-actions.js");
const { renderPage } = await import("../../../lib/testing.js");
const { noteServerTime } = await import("../../../lib/clock.js");

const sent = "2026-07-13T08:50:00.000Z";
const actions = { explain: jest.fn(), extend: jest.fn(), showEvent: jest.fn() };
beforeEach(() => {
  noteServerTime(sent);
  explanation = buildExplanation();
});
afterEach(() => {
  cleanup();
  jest.clearAllMocks();
});

const show = (facts: Parameters<typeof buildTicket>[0]) => {
  const ticket: TicketDetail = buildTicket({ server_time: sent, ...facts });
  return renderPage(
    <TicketActionsContext
      value={{ ticket, ...actions } as unknown as Parameters<typeof TicketActionsContext>[0]["value"]}
    >
      <main>
        <SlaBlock ticket={ticket} />
      </main>
    </TicketActionsContext>,
  );
};
const items = () => screen.getAllByRole("listitem");

test("promises stand in the order of urgency; what is no longer promised is left out", async () => {
  show({
    clocks: [
      buildClock({ metric: "first_response", state: "met", clock: "stopped", remaining_ms: null }),
      buildClock({ metric: "resolution" }),
      buildClock({ metric: "update", state: "cancelled", clock: "stopped" }),
      buildClock({ metric: "next_response", state: "breached", due_at: "2026-07-13T08:00:00Z", remaining_ms: -60_000 }),
    ],
  });
  expect(items().map((item) => within(item).getByTestId("sla-chip").dataset)).toMatchObject([
    { metric: "next_response", state: "breached" },
    { metric: "resolution", state: "on_track" },
    { metric: "first_response", state: "met" },
  ]);
  expect(screen.getByRole("progressbar", { name: "Resolution: share of the target used" })).toHaveProperty("value", 25);
  // Nothing here is a date by law, so nobody asks what may be extended.
  expect(call).not.toHaveBeenCalled();
});

test("its buttons lead to the explanation: of the policy, and of one promise", async () => {
  show({ clocks: [buildClock({ cycle: 2 })] });
  await userEvent.click(screen.getByRole("button", { name: "Why this policy?" }));
  await userEvent.click(screen.getByRole("button", { name: "Explain Resolution" }));
  expect(actions.explain.mock.calls).toEqual([["policy"], [{ metric: "resolution", cycle: 2 }]]);
});

test("pauses are summed up, and lead to where the last one began", async () => {
  const event = (id: number, at: string) =>
    ({
      id,
      type: "ticket.status_changed",
      actor: null,
      is_internal: false,
      data: {},
      comment_id: null,
      created_at: at,
    }) as const;
  show({
    clocks: [
      buildClock({
        pauses: [
          { from: "2026-07-10T09:00:00Z", to: "2026-07-10T10:00:00Z", reason: "pending" },
          { from: "2026-07-13T07:00:00Z", to: "2026-07-13T07:10:00Z", reason: "on_hold" },
        ],
      }),
    ],
    timeline: [event(1, "2026-07-10T09:00:00Z"), event(2, "2026-07-13T07:00:00Z"), event(3, "2026-07-13T07:10:00Z")],
  });
  const link = screen.getByRole("button", { name: "2 pauses, 1 hour, 10 minutes: show in the conversation" });
  await userEvent.click(link);
  expect(actions.showEvent).toHaveBeenCalledWith(2);
});

test("what is set by hand, by law and extended is marked, the last with its reason", () => {
  show({
    clocks: [
      buildClock({ metric: "resolution", set_by_hand: true }),
      buildClock({
        metric: "first_response",
        statutory: true,
        extended: { at: sent, reason: "The laboratory is closed", from_due_at: null },
      }),
    ],
  });
  const [byHand, byLaw] = items();
  expect(byHand?.textContent).toContain("Set by hand");
  expect(byLaw?.textContent).toContain("By law");
  expect(byLaw?.textContent).toContain("Extended");
  expect(byLaw?.textContent).toContain("The laboratory is closed");
  // It has been extended: there is nothing to ask.
  expect(call).not.toHaveBeenCalled();
});

test("extending is offered where the server says so, to those who may set due dates", async () => {
  explanation = buildExplanation({ extendable: ["resolution"] });
  const clocks = [buildClock({ statutory: true }), buildClock({ metric: "first_response", statutory: true })];
  const { unmount } = show({ clocks });
  await userEvent.click(await screen.findByRole("button", { name: "Extend Resolution" }));
  expect(actions.extend).toHaveBeenCalledWith("resolution");
  expect(screen.queryByRole("button", { name: "Extend First response" })).toBeNull();
  unmount();
  call.mockClear();
  show({ clocks, abilities: { set_due: false } });
  expect(screen.queryByRole("button", { name: /^Extend/ })).toBeNull();
  expect(call).not.toHaveBeenCalled();
});
