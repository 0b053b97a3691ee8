import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";

const call = jest.fn<(name: string, options: object) => Promise<unknown>>();
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { ConfirmDialog } = await import("./confirm-dialog.js");

const onAnswer = jest.fn();
beforeEach(() => {
  call.mockReset();
  onAnswer.mockReset();
});

const show = (user = person()) => renderPage(<ConfirmDialog onAnswer={onAnswer} />, { user });
/** The dialog arrives in a chunk of its own. */
const passwordField = () => screen.findByLabelText("Password");

test("The right password goes on", async () => {
  call.mockResolvedValue(undefined);
  show();
  await userEvent.type(await passwordField(), "copper lantern ferry{Enter}");
  expect(call).toHaveBeenCalledWith("confirmPassword", { body: { password: "copper lantern ferry" } });
  expect(onAnswer).toHaveBeenCalledWith(true);
});

test("A wrong one is told at the field, and can be typed again", async () => {
  const errors = [{ field: "password", message: "That is not your password" }];
  call.mockRejectedValue(new ApiProblem({ code: "validation", status: 422, message: "", errors }));
  show();
  await userEvent.type(await passwordField(), "copper{Enter}");
  expect(await screen.findAllByText("That is not your password")).not.toHaveLength(0);
  expect(onAnswer).not.toHaveBeenCalled();
});

test("Whoever has two-factor on is asked for a code too", async () => {
  call.mockResolvedValue(undefined);
  show(person({ two_factor: { on: true, required: false, recovery_codes_left: 8 } }));
  await userEvent.type(await passwordField(), "copper lantern ferry{Enter}");
  expect(await screen.findAllByText("Enter the code that your app shows")).not.toHaveLength(0);
  expect(call).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Code"), "123456{Enter}");
  expect(call).toHaveBeenCalledWith("confirmPassword", { body: { password: "copper lantern ferry", code: "123456" } });
});

test("Who would rather not says so by the button or by closing", async () => {
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  await userEvent.keyboard("{Escape}");
  expect(onAnswer.mock.calls).toEqual([[false], [false]]);
});
