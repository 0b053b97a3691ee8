import { expect, test } from "@jest/globals";
import { sharedData } from "../../../test/shared-data.js";
import type { FieldType, FieldValue } from "../../contract/index.js";
import { judgeValue } from "./judge-value.js";
import type { Field } from "./models.js";

const options = [
  { key: "card", label: "Card", archived: false },
  { key: "cash", label: "Cash", archived: false },
  { key: "cheque", label: "Cheque", archived: true },
];
const fieldOf = (type: FieldType, more: Partial<Field> = {}): Field => ({
  id: 1,
  key: "it",
  label: "It",
  help: null,
  type,
  required: "never",
  audience: "customer_fills",
  minimum: null,
  maximum: null,
  decimals: 0,
  earliest: null,
  latest: null,
  position: 1,
  options,
  texts: [],
  chosenCategoryIds: [],
  categoryIds: [],
  archivedAt: null,
  version: 1,
  changed: null,
  ...more,
});

const refused = expect.objectContaining({ problem: expect.any(String) });

test.each<[FieldType, Partial<Field>, FieldValue | null, unknown]>([
  ["text", {}, "  two\n words ", { value: "two words" }],
  ["text", { maximum: 1000 }, " two\nlines ", { value: "two\nlines" }],
  ["text", {}, "   ", { value: null }],
  ["text", {}, "", { value: null }],
  ["text", {}, null, { value: null }],
  ["text", {}, "a".repeat(200), { value: "a".repeat(200) }],
  ["text", {}, "a".repeat(201), refused],
  ["text", { minimum: 3 }, "ab", refused],
  ["text", {}, 7, refused],
  ["number", {}, 12, { value: 12 }],
  ["number", {}, -0, { value: 0 }],
  ["number", {}, 1.5, refused],
  ["number", { decimals: 2 }, 0.1, { value: 0.1 }],
  ["number", { decimals: 2 }, 0.123, refused],
  ["number", { minimum: 1, maximum: 5 }, 0, refused],
  ["number", { minimum: 1, maximum: 5 }, 5, { value: 5 }],
  ["number", { minimum: 1, maximum: 5 }, 6, refused],
  ["number", {}, "12", refused],
  ["number", {}, "", { value: null }],
  ["date", {}, "2024-02-29", { value: "2024-02-29" }],
  ["date", {}, "2023-02-29", refused],
  ["date", {}, "2026-13-01", refused],
  ["date", {}, "0000-01-01", refused],
  ["date", {}, "yesterday", refused],
  ["date", { earliest: "2026-01-01", latest: "2026-12-31" }, "2025-12-31", refused],
  ["date", { earliest: "2026-01-01", latest: "2026-12-31" }, "2027-01-01", refused],
  ["yes_no", {}, false, { value: false }],
  ["yes_no", {}, "yes", refused],
  ["choice", {}, "card", { value: "card" }],
  ["choice", {}, "Card", refused],
  ["choice", {}, "cheque", refused],
  ["choice", {}, ["card"], refused],
  ["multi_choice", {}, ["cash", "card", "cash"], { value: ["card", "cash"] }],
  ["multi_choice", {}, [], { value: null }],
  ["multi_choice", {}, ["card", "gold"], refused],
  ["multi_choice", { minimum: 2 }, ["card"], refused],
  ["multi_choice", { maximum: 1 }, ["card", "cash"], refused],
])("%s %j: %j", (type, more, given, expected) => {
  expect(judgeValue(fieldOf(type, more), given)).toEqual(expected);
});

test("an option that was archived since may stay where it is, and nowhere else", () => {
  expect(judgeValue(fieldOf("choice"), "cheque", "cheque")).toEqual({ value: "cheque" });
  expect(judgeValue(fieldOf("choice"), "cheque", "cash")).toEqual(refused);
  expect(judgeValue(fieldOf("multi_choice"), ["card", "cheque"], ["cheque"])).toEqual({ value: ["card", "cheque"] });
});

test("of whatever people type, only a text field takes what is no answer to the others", () => {
  for (const text of sharedData<string[]>("blns.json") ?? [
    "undefined",
    "__proto__",
    "\u202Etest",
    "𝔘𝔫",
    "0x0",
    "1e5",
  ]) {
    const judged = judgeValue(fieldOf("text", { maximum: 5000 }), text);
    expect(judged).toEqual({ value: text.trim() || null });
    for (const type of ["number", "yes_no", "choice", "multi_choice"] as const)
      expect(judgeValue(fieldOf(type), text)).toEqual(text === "" ? { value: null } : refused);
  }
});
