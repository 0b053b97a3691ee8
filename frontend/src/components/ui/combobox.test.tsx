import { expect, jest, test } from "@jest/globals";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import "../../lib/testing.js";
import { Combobox } from "./combobox.js";

const options = ["Amara", "Élodie", "Luis", "Mei"].map((label) => ({
  value: label.toLowerCase(),
  label,
  detail: `${label} team`,
}));

function Example({ onChange = () => {} }: { onChange?: (value: string) => void }) {
  const [value, setValue] = useState("luis");
  const choose = (next: string) => {
    setValue(next);
    onChange(next);
  };
  return <Combobox label="Assignee" options={options} value={value} onChange={choose} clearable />;
}

test("typing filters, whatever the accents, and Enter chooses", async () => {
  const user = userEvent.setup();
  const chosen = jest.fn();
  render(<Example onChange={chosen} />);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Assignee" });
  expect(field.value).toBe("Luis");
  await user.click(field);
  await user.type(field, "elo");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Élodie Élodie team"]);
  await user.keyboard("{Enter}");
  expect(chosen).toHaveBeenCalledWith("élodie");
  expect(field.value).toBe("Élodie");
});

test("arrows move the active option, which the field names", async () => {
  const user = userEvent.setup();
  render(<Example />);
  const field = screen.getByRole("combobox");
  await user.click(field);
  const active = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;
  expect(active()).toBe("Luis Luis team");
  await user.keyboard("{ArrowDown}");
  expect(active()).toBe("Mei Mei team");
  await user.keyboard("{ArrowDown}");
  expect(active()).toBe("Amara Amara team");
});

test("Escape leaves the choice as it was; clearing chooses nothing", async () => {
  const user = userEvent.setup();
  const chosen = jest.fn();
  render(<Example onChange={chosen} />);
  const field = screen.getByRole<HTMLInputElement>("combobox");
  await user.click(field);
  await user.type(field, "zzz");
  expect(screen.getByText("Nothing found")).not.toBeNull();
  await user.keyboard("{Escape}");
  expect(field.value).toBe("Luis");
  expect(chosen).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Clear Assignee" }));
  expect(chosen).toHaveBeenCalledWith("");
});
