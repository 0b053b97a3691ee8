import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";

jest.unstable_mockModule("../../../lib/call.js", () => ({ call: jest.fn(async () => ({})), pathOf: String }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { LeftText } = await import("./left-text.js");
const { draftBox } = await import("../composer/draft-boxes.js");
const { ApiProblem } = await import("../../../lib/api-problem.js");
const { TicketPane } = await import("./ticket-pane.js");

const open = { id: 5, previousId: undefined, nextId: undefined, hrefOf: String, open: () => {}, close: () => {} };

test("what was being written to a ticket that is gone is shown, by what it was meant for; nothing else is", async () => {
  renderPage(<p>Signed in</p>, { user: person({ is_staff: true }) }).unmount();
  draftBox(5, "internal").write("Ask Mei about it", null);
  renderPage(<LeftText ticketId={5} />);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your note, to copy" }).value).toBe(
    "Ask Mei about it",
  );
  expect(screen.getAllByRole("textbox")).toHaveLength(1);
});

test("the pane of a ticket that was taken out of sight has it", async () => {
  draftBox(5, "public").write("Half a reply", null);
  const call = (await import("../../../lib/call.js")).call as jest.Mock<() => Promise<unknown>>;
  call.mockRejectedValue(new ApiProblem({ code: "not_found", status: 404, message: "" }));
  renderPage(<TicketPane id={5} open={open} onClose={() => {}} />, { user: person({ is_staff: true }) });
  expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Your reply, to copy" })).value).toBe(
    "Half a reply",
  );
});
