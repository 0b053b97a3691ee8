import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket } from "../../tickets/testing/build-ticket.js";

let fail: ApiProblem | null = null;
const call = jest.fn(async (name: string, _options?: object): Promise<unknown> => {
  if (name === "updateTicket" && fail) throw fail;
  return name === "updateTicket" ? buildTicket() : { data: [], name: "Redress" };
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { EditForm } = await import("./edit-form.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const ticket = buildTicket({ id: 10431, subject: "Router offline", version: 3 });
const done = jest.fn();
const show = () => renderPage(<EditForm ticket={ticket} onDone={done} />, { user: person({ id: 31 }) });
const subject = () => screen.getByLabelText<HTMLInputElement>("Sum it up in a sentence");
const sent = () => call.mock.calls.filter(([name]) => name === "updateTicket").map(([, options]) => options);

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  done.mockClear();
  fail = null;
});
afterEach(cleanup);

test("a change is sent against the version that was read", async () => {
  show();
  await userEvent.type(subject(), " again");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent()).toMatchObject([{ body: { subject: "Router offline again", description: "It broke." }, ifMatch: 3 }]);
});

test("coming too late says so and keeps what was typed", async () => {
  fail = new ApiProblem({ code: "ticket.not_editable", status: 409, message: "" });
  show();
  await userEvent.type(subject(), " again");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Write a reply instead");
  expect(subject().value).toBe("Router offline again");
  expect(done).not.toHaveBeenCalled();
});

test("a change that was put away comes back; a cancelled one does not", async () => {
  const { unmount } = show();
  await userEvent.type(subject(), " again");
  unmount();
  const second = show();
  expect(subject().value).toBe("Router offline again");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  second.unmount();
  show();
  expect(subject().value).toBe("Router offline");
});
