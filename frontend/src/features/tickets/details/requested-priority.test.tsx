import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TicketDetail } from "@redress/backend/contract";
import { renderPage } from "../../../lib/testing.js";
import { buildTicket } from "../testing/build-ticket.js";
import { TicketActionsContext, type TicketActions } from "../ticket/ticket-actions.js";
import { RequestedPriority } from "./requested-priority.js";

const change = jest.fn();
const show = (ticket: TicketDetail) =>
  renderPage(
    <TicketActionsContext value={{ ticket, change } as unknown as TicketActions}>
      <dl>
        <RequestedPriority />
      </dl>
    </TicketActionsContext>,
  );

test("a wish is confirmed by taking it as the priority, and declined by dropping it", async () => {
  show(buildTicket({ priority: "low", requested_priority: "critical" }));
  await userEvent.click(screen.getByRole("button", { name: "Confirm Critical" }));
  await userEvent.click(screen.getByRole("button", { name: "Decline Critical" }));
  expect(change.mock.calls).toEqual([
    [{ field: "priority", value: "critical" }],
    [{ field: "requested_priority", value: null }],
  ]);
});

test("who may not set priorities sees the wish alone; without one there is nothing", () => {
  const { unmount } = show(buildTicket({ requested_priority: "high", abilities: { set_priority: false } }));
  expect(screen.queryByText("High")).not.toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  expect(show(buildTicket({})).container.textContent).toBe("");
});
