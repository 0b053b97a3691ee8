import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket } from "../testing/build-ticket.js";

type Options = { body?: Record<string, unknown> };
const answers: Record<string, (options: Options) => unknown> = {};
const call = jest.fn(async (name: string, options: Options = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { NewTicketForm } = await import("./new-ticket-form.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const question = {
  id: 1,
  key: "bill",
  label: "Bill number",
  help: null,
  type: "text",
  required: "to_file",
  options: [],
  min: null,
  max: 20,
  decimals: 0,
  earliest: null,
  latest: null,
  archived: false,
  audience: "customer_fills",
  category_ids: null,
  fill: true,
  position: 0,
};

const me = person({ id: 31 });
/** As the device has it of somebody who left before it was sent. */
const begun = (key: string, value: unknown) =>
  localStorage.setItem(`redress.draft.${me.id}.${key}`, JSON.stringify({ value }));
const show = () => renderPage(<NewTicketForm />, { user: me, app: { attachments: { max_bytes: 1000, max_files: 2 } } });
const send = () => userEvent.click(screen.getByRole("button", { name: "File the ticket" }));
const listed = async () => {
  const summary = await screen.findByRole("alert");
  return [...summary.querySelectorAll("li")].map(({ textContent }) => textContent);
};

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  Object.assign(answers, {
    listFields: () => ({ data: [question] }),
    listCategories: () => ({ data: [] }),
    listDepartments: () => ({ data: [] }),
    listSkills: () => ({ data: [] }),
    createTicket: () => buildTicket({ id: 10431 }),
  });
});
afterEach(cleanup);

test("all that is missing is named at once, the questions too, in the order of the form and each with the way to it", async () => {
  begun("ticket.new", { category_id: "2" });
  show();
  const bill = await screen.findByLabelText("Bill number");
  await send();
  expect(await listed()).toEqual([
    "Choose the customer, or add a new person",
    "Enter a sentence that sums it up",
    "Enter what happened",
    "Answer “Bill number”",
  ]);
  expect(bill.getAttribute("aria-invalid")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Answer “Bill number”" }));
  expect(document.activeElement).toBe(bill);
  expect(call.mock.calls.map(([name]) => name)).not.toContain("createTicket");
});

test("what the server says of an answer stands at its question, and leads there", async () => {
  begun("ticket.new", { category_id: "2", customer_id: "7", subject: "Charged twice", description: "In March" });
  begun("ticket.new.answers", { bill: "A-1" });
  const errors = [{ field: "fields.bill", message: "There is no such bill" }];
  answers["createTicket"] = () => {
    throw new ApiProblem({ code: "validation", status: 422, message: "x", errors });
  };
  show();
  const bill = await screen.findByLabelText<HTMLInputElement>("Bill number");
  await send();
  await userEvent.click(await screen.findByRole("button", { name: "Bill number: There is no such bill" }));
  expect(document.activeElement).toBe(bill);
  expect(bill.value).toBe("A-1");
  answers["createTicket"] = () => buildTicket({ id: 10431 });
  await send();
  await waitFor(() => expect(call.mock.calls.filter(([name]) => name === "createTicket")).toHaveLength(2));
});
