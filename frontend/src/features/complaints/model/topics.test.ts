import { expect, test } from "@jest/globals";
import { topicsOf, type Choice } from "./topics.js";

const category = (id: number, name: string, facts: Partial<Choice> = {}): Choice => ({
  id,
  name,
  help: null,
  parent_id: null,
  department: null,
  position: id,
  archived: false,
  ...facts,
});

test("topics stand in the desk's order, those below another one behind it", () => {
  const topics = topicsOf([
    category(1, "Other", { position: 9 }),
    category(2, "Billing", { position: 1, department: { id: 4 } }),
    category(3, "Refund late", { parent_id: 2 }),
  ]);
  expect(topics.map(({ label }) => label)).toEqual(["Billing", "Billing: Refund late", "Other"]);
  expect(topics.map(({ decidesDepartment }) => decidesDepartment)).toEqual([true, false, false]);
});

test("archived topics are not offered; one below them stands on its own", () => {
  const topics = topicsOf([category(1, "Old", { archived: true }), category(2, "Still here", { parent_id: 1 })]);
  expect(topics.map(({ label }) => label)).toEqual(["Still here"]);
});
