import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "../../../lib/testing.js";
import { EraseDialog } from "./erase-dialog.js";

test("What is erased for good is typed first; anything else erases nothing", async () => {
  const onConfirm = jest.fn();
  const words = { title: "Delete Luis?", consequence: "For good.", action: "Delete person" };
  renderPage(<EraseDialog {...words} typed="Luis Ferreira" busy={false} onClose={() => {}} onConfirm={onConfirm} />);
  const field = await screen.findByLabelText("To go on, type Luis Ferreira");
  await userEvent.click(screen.getByRole("button", { name: "Delete person" }));
  await userEvent.type(field, "Luis{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByText("Type Luis Ferreira, just as it stands here")).toBeTruthy();
  await userEvent.type(field, " ferreira{Enter}");
  expect(onConfirm).toHaveBeenCalledTimes(1);
});
