import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket } from "../testing/build-ticket.js";

let answer: unknown;
const call = jest.fn(async (_name: string, _options?: object): Promise<unknown> => {
  if (answer instanceof Error) throw answer;
  return answer;
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { ExtendDialog } = await import("./extend-dialog.js");
const { ticketQuery } = await import("../data/ticket-queries.js");
const { renderPage } = await import("../../../lib/testing.js");
// Dialogs arrive later than the page; a test does not wait for their being read.
await import("../../../components/ui/dialog-panel.js");

const ticket = buildTicket({ id: 5 });
const onClose = jest.fn();
const show = async () => {
  const { cache } = renderPage(<ExtendDialog ticket={ticket} metric="resolution" onClose={onClose} />);
  await screen.findByRole("dialog");
  return cache;
};
const submit = () => userEvent.click(screen.getByRole("button", { name: "Extend" }));
beforeEach(() => void jest.clearAllMocks());
afterEach(cleanup);

test("it says what follows, and sends the reason; the answer is the ticket as it is now", async () => {
  answer = { ...ticket, version: 2 };
  const cache = await show();
  expect(screen.getByRole("dialog").textContent).toContain("Luis Ferreira is told the new date and your reason.");
  await userEvent.type(screen.getByLabelText("Reason"), "  The laboratory is closed ");
  await submit();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(call.mock.calls).toEqual([
    ["extendSla", { params: { id: "5" }, body: { metric: "resolution", reason: "The laboratory is closed" } }],
  ]);
  expect(cache.getQueryData(ticketQuery(5).queryKey)).toMatchObject({ version: 2 });
});

test("without a reason nothing is sent, and the field says so", async () => {
  await show();
  await submit();
  expect(screen.getByLabelText("Reason").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getAllByText("Enter the reason")).toHaveLength(2);
  expect(call).not.toHaveBeenCalled();
});

test.each([
  [422, [{ field: "reason", message: "Use at most 500 characters" }], "Use at most 500 characters", 2],
  [409, [], "It has been extended already.", 1],
])("what the server refuses with %s is shown and keeps what was typed", async (status, errors, message, times) => {
  const code = status === 409 ? "sla.not_extendable" : "validation_failed";
  answer = new ApiProblem({ code, status, message: "It has been extended already.", errors });
  await show();
  await userEvent.type(screen.getByLabelText("Reason"), "Laboratory");
  await submit();
  expect(await screen.findAllByText(message)).toHaveLength(times);
  expect(screen.getByLabelText<HTMLTextAreaElement>("Reason").value).toBe("Laboratory");
  expect(onClose).not.toHaveBeenCalled();
});
