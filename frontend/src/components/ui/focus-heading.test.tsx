import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";

jest.unstable_mockModule("../../lib/call.js", () => ({ call: jest.fn(), pathOf: String }));
const { renderPage } = await import("../../lib/testing.js");
const { FocusHeading } = await import("./focus-heading.js");

test("a later page's heading takes the focus, but not from the row of a list that somebody came back to", () => {
  const first = renderPage(<FocusHeading title="First">First</FocusHeading>);
  expect(document.activeElement).toBe(document.body);
  first.unmount();
  const second = renderPage(<FocusHeading title="Second">Second</FocusHeading>);
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Second" }));
  second.unmount();

  const row = document.body.appendChild(document.createElement("a"));
  row.href = "#";
  row.dataset["rowLink"] = "5";
  row.focus();
  renderPage(<FocusHeading title="Third">Third</FocusHeading>);
  expect(document.activeElement).toBe(row);
});

test("a page that arrives behind a dialog leaves the focus to whoever types there", () => {
  renderPage(<FocusHeading title="Before">Before</FocusHeading>).unmount();
  const dialog = document.body.appendChild(document.createElement("div"));
  dialog.setAttribute("role", "dialog");
  const box = dialog.appendChild(document.createElement("input"));
  box.focus();
  renderPage(<FocusHeading title="Arrived">Arrived</FocusHeading>);
  expect(document.activeElement).toBe(box);
});
