import { expect, jest, test } from "@jest/globals";
import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Skill, SkilledPerson } from "@redress/backend/contract";
import { renderPage } from "../../lib/testing.js";
import { MatrixGrid } from "./matrix-grid.js";

const skill = (id: number, name: string): Skill => ({ id, name, archived: false, version: 1, changed: null });
const person = (id: number, full_name: string, levels: SkilledPerson["levels"] = []): SkilledPerson => ({
  person: { id, full_name, photo_url: null },
  teams: [],
  levels,
});
const skills = [skill(1, "Network"), skill(2, "Refunds"), skill(3, "Law")];
const people = [person(1, "Ann", [{ skill_id: 2, level: 4 }]), person(2, "Bob"), person(3, "Cy")];

function show() {
  const onSet = jest.fn();
  renderPage(<MatrixGrid people={people} skills={skills} onSet={onSet} />);
  const cell = (name: string) => screen.getByRole("gridcell", { name });
  return { onSet, cell };
}

test("is one tab stop; arrows, Home and End move inside and stop at the edges", async () => {
  const { cell } = show();
  expect(screen.getAllByRole("gridcell").filter((each) => each.tabIndex === 0)).toHaveLength(1);
  await userEvent.tab();
  expect(screen.getByRole("region", { name: "Skills matrix" })).toBe(document.activeElement);
  await userEvent.tab();
  expect(document.activeElement).toBe(cell("Ann, Network: not yet"));
  await userEvent.keyboard("{ArrowUp}{ArrowLeft}{ArrowRight}{ArrowDown}");
  expect(document.activeElement).toBe(cell("Bob, Refunds: not yet"));
  await userEvent.keyboard("{End}");
  expect(document.activeElement).toBe(cell("Bob, Law: not yet"));
  await userEvent.keyboard("{Home}");
  expect(document.activeElement).toBe(cell("Bob, Network: not yet"));
  await userEvent.keyboard("{Control>}{End}{/Control}");
  expect(document.activeElement).toBe(cell("Cy, Law: not yet"));
  await userEvent.keyboard("{ArrowDown}{ArrowRight}{PageUp}");
  expect(document.activeElement).toBe(cell("Ann, Law: not yet"));
  expect(screen.getAllByRole("gridcell").filter((each) => each.tabIndex === 0)).toHaveLength(1);
});

test("a digit from 0 to 5 sets the level, Delete takes it away; other keys and shortcuts set nothing", async () => {
  const { onSet, cell } = show();
  act(() => cell("Ann, Refunds: level 4").focus());
  await userEvent.keyboard("5{Delete}0");
  expect(onSet.mock.calls).toEqual([
    [people[0], skills[1], 5],
    [people[0], skills[1], 0],
    [people[0], skills[1], 0],
  ]);
  await userEvent.keyboard("6x{Enter}{Control>}1{/Control}{Meta>}2{/Meta}{Alt>}3{/Alt}");
  expect(onSet).toHaveBeenCalledTimes(3);
});

test("without a keyboard the marked cell's level is pressed below", async () => {
  const { onSet, cell } = show();
  fireEvent.focus(cell("Bob, Law: not yet"));
  await userEvent.click(screen.getByRole("button", { name: "Level 3" }));
  expect(onSet).toHaveBeenCalledWith(people[1], skills[2], 3);
  expect(screen.getByRole("group", { name: "Bob, Law" })).toBeTruthy();
});
