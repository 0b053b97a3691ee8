import { expect, test } from "@jest/globals";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import "../../../lib/testing.js";
import { topicsOf, type Choice } from "../model/topics.js";
import { TopicField } from "./topic-field.js";

const choice = (id: number, name: string, parent_id: number | null = null): Choice => ({
  id,
  name,
  parent_id,
  help: name === "Late" ? "Longer than two weeks" : null,
  department: null,
  position: id,
  archived: false,
});

const tree = [
  choice(1, "Billing"),
  choice(2, "Refund", 1),
  choice(3, "Late", 2),
  choice(4, "Wrong sum", 1),
  choice(5, "Other"),
];

function Form({ choices, begun = "" }: { choices: Choice[]; begun?: string }) {
  const [value, setValue] = useState(begun);
  return (
    <>
      <TopicField topics={topicsOf(choices)} value={value} onChange={setValue} error={undefined} />
      <output>{value}</output>
    </>
  );
}
const value = () => screen.getByRole("status").textContent;

test("what lies below the chosen topic is asked next, step by step, and nobody has to know", async () => {
  const user = userEvent.setup();
  render(<Form choices={tree} />);
  expect(screen.getAllByRole("radio")).toHaveLength(2);
  expect(screen.queryByRole("combobox")).toBeNull();
  await user.click(screen.getByLabelText("Billing"));
  expect(value()).toBe("1");
  await user.selectOptions(screen.getByLabelText(/What about Billing/), "Refund");
  expect(value()).toBe("2");
  await user.selectOptions(screen.getByLabelText(/What about Refund/), "Late");
  expect(value()).toBe("3");
  expect(screen.getByText("Longer than two weeks")).toBeTruthy();
  await user.selectOptions(screen.getByLabelText(/What about Refund/), "");
  expect(value()).toBe("2");
  await user.click(screen.getByLabelText("Other"));
  expect([value(), screen.queryByRole("combobox")]).toEqual(["5", null]);
});

test("a topic three levels down is shown with all it lies below, as from a draft", () => {
  render(<Form choices={tree} begun="3" />);
  expect(screen.getByLabelText<HTMLInputElement>("Billing").checked).toBe(true);
  expect(screen.getAllByRole<HTMLSelectElement>("combobox").map((select) => select.value)).toEqual(["2", "3"]);
});

test("many topics are searched in one list, each with what it lies below", async () => {
  const user = userEvent.setup();
  render(<Form choices={[...tree, ...[6, 7, 8, 9, 10, 11].map((id) => choice(id, `Topic ${id}`))]} />);
  await user.type(screen.getByRole("combobox"), "late");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
    expect.stringContaining("Billing: Refund: Late"),
  ]);
  await user.keyboard("{Enter}");
  expect(value()).toBe("3");
});
