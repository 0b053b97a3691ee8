import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../lib/api-problem.js";

const call = jest.fn<(name: string, options: { body?: { password?: string } }) => Promise<unknown>>();
jest.unstable_mockModule("../../lib/call.js", () => ({ call }));
const { renderPage } = await import("../../lib/testing.js");
const { VerifyPage } = await import("./verify-page.js");

beforeEach(() => void call.mockReset());
const confirm = () => userEvent.click(screen.getByRole("button", { name: "Confirm my email" }));

test("A link confirms the address by a press", async () => {
  call.mockResolvedValue({ message: "" });
  renderPage(<VerifyPage />, { route: "/verify?token=t" });
  await confirm();
  expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
});

test("Where the address was registered more than once, the password says which registration is meant", async () => {
  call.mockImplementation(async (_name, { body }) => {
    if (body?.password === "seven green lamps at noon") return { message: "" };
    if (body?.password === undefined)
      throw new ApiProblem({ code: "link.password_needed", status: 422, message: "Type the password" });
    const errors = [{ field: "password", message: "That is not the password of this registration" }];
    throw new ApiProblem({ code: "validation", status: 422, message: "", errors });
  });
  renderPage(<VerifyPage />, { route: "/verify?token=t" });
  await confirm();
  const field = await screen.findByLabelText("Password");
  await userEvent.type(field, "a guess{Enter}");
  expect(await screen.findAllByText("That is not the password of this registration")).not.toHaveLength(0);
  expect(screen.getByRole("link", { name: "Set a new password instead" }).getAttribute("href")).toBe("/forgot");
  await userEvent.clear(field);
  await userEvent.type(field, "seven green lamps at noon{Enter}");
  expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
});
