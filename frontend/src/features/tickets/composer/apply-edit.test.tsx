import { expect, test } from "@jest/globals";
import { act, render, screen } from "@testing-library/react";
import { createStore, useStore } from "../../../lib/store.js";
import "../../../lib/testing.js";
import { applyEdit, toggleMark } from "./text-marks.js";

const text = createStore("pay it back");

function Field() {
  return <textarea aria-label="Reply" value={useStore(text)} onChange={(event) => text.set(event.target.value)} />;
}

test("what is marked is selected at once, and a moment later the cursor is left where it was moved by then", async () => {
  render(<Field />);
  const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Reply" });
  field.setSelectionRange(4, 6);
  let atOnce: unknown;
  act(() => {
    applyEdit(field, toggleMark(field, "**"), text.set);
    atOnce = [field.value, field.selectionStart, field.selectionEnd];
  });
  expect(atOnce).toEqual(["pay **it** back", 6, 8]);
  field.setSelectionRange(15, 15);
  // Whatever was put off has happened.
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  expect([field.selectionStart, field.selectionEnd]).toEqual([15, 15]);
});
