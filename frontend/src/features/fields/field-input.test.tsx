import { afterEach, expect, test } from "@jest/globals";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import "../../lib/testing.js";
import type { AnswerDraft, Question } from "./answer-draft.js";
import { FieldInput } from "./field-input.js";

const options = ["Card", "Cash", "Cheque"].map((label) => ({
  key: label.toLowerCase(),
  label,
  archived: label === "Cheque",
}));
afterEach(cleanup);

let answered: AnswerDraft = "";

function Asked({ start = "", ...parts }: Partial<Question> & { start?: AnswerDraft }) {
  const [value, setValue] = useState<AnswerDraft>(start);
  const field: Question = {
    key: "q",
    label: "How did you pay?",
    help: "See your bill",
    type: "text",
    required: "never",
    options,
    min: null,
    max: null,
    decimals: 0,
    earliest: null,
    latest: null,
    ...parts,
  };
  return (
    <FieldInput
      field={field}
      value={value}
      onChange={(next) => {
        answered = next;
        setValue(next);
      }}
    />
  );
}

test("A short text is one line and a long one several, which count what is left; both say their help", async () => {
  const { unmount } = render(<Asked />);
  await userEvent.type(screen.getByRole("textbox", { name: /How did you pay/ }), "Card");
  expect(answered).toBe("Card");
  expect(screen.getByText("See your bill")).toBeTruthy();
  unmount();
  render(<Asked max={500} />);
  expect(screen.getByRole("textbox").tagName).toBe("TEXTAREA");
  expect(screen.getByText(/0 \/ 500/)).toBeTruthy();
});

test("Of choices one is picked or several; an archived one is offered only where it is the answer", async () => {
  const { unmount } = render(<Asked type="choice" />);
  await userEvent.selectOptions(screen.getByRole("combobox"), "Cash");
  expect(answered).toBe("cash");
  expect(screen.queryByRole("option", { name: "Cheque" })).toBeNull();
  unmount();
  render(<Asked type="multi_choice" start={["cheque"]} />);
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Cheque" }).checked).toBe(true);
  await userEvent.click(screen.getByRole("checkbox", { name: "Card" }));
  // In the order of the options, however they were pressed.
  expect(answered).toEqual(["card", "cheque"]);
});

test("Yes or no can be left open, unless it has to be answered", async () => {
  const { unmount } = render(<Asked type="yes_no" />);
  await userEvent.click(screen.getByRole("radio", { name: "Yes" }));
  expect(answered).toBe("yes");
  expect(screen.getAllByRole("radio")).toHaveLength(3);
  unmount();
  render(<Asked type="yes_no" required="to_file" />);
  expect(screen.getAllByRole("radio")).toHaveLength(2);
});
