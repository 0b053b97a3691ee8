import { describe, expect, test } from "@jest/globals";
import type { MoveWay } from "../../components/ui/reorder.js";
import { placeAt, placeBy, placeOf, withMove } from "./category-places.js";
import { categoryTree, shownNodes } from "./category-tree.js";
import { drawCategories, drawingOf } from "./testing-categories.js";

const categories = drawCategories(`
Billing
  Refund
    Late
    Lost
  Sum
Delivery
  Parcel
Other
Old (archived)
`);
const tree = categoryTree(categories);
const idOf = (name: string) => categories.find((category) => category.name === name)?.id ?? 0;
const rows = shownNodes(tree, new Set());

/** The lines around the one that moved. */
function moved(name: string, way: MoveWay): string | null {
  const place = placeBy(tree, idOf(name), way);
  return place && drawingOf(withMove(categories, idOf(name), place)).replaceAll("\n", "|");
}

describe("by keys and buttons", () => {
  test.each<[string, MoveWay, string | null]>([
    ["Other", "up", "Billing|  Refund|    Late|    Lost|  Sum|Other|Delivery|  Parcel|Old"],
    ["Billing", "down", "Delivery|  Parcel|Billing|  Refund|    Late|    Lost|  Sum|Other|Old"],
    ["Billing", "up", null],
    ["Lost", "first", "Billing|  Refund|    Lost|    Late|  Sum|Delivery|  Parcel|Other|Old"],
    ["Late", "last", "Billing|  Refund|    Lost|    Late|  Sum|Delivery|  Parcel|Other|Old"],
    ["Sum", "down", null],
    ["Sum", "in", "Billing|  Refund|    Late|    Lost|    Sum|Delivery|  Parcel|Other|Old"],
    ["Lost", "in", null],
    // With what lies below it, Delivery just fits below Billing; Billing fits nowhere.
    ["Delivery", "in", "Billing|  Refund|    Late|    Lost|  Sum|  Delivery|    Parcel|Other|Old"],
    ["Billing", "in", null],
    ["Late", "out", "Billing|  Refund|    Lost|  Late|  Sum|Delivery|  Parcel|Other|Old"],
    ["Other", "out", null],
    ["Old", "up", null],
  ])("%s %s", (name, way, expected) => {
    expect(moved(name, way)).toBe(expected);
  });

  test("nothing moves in below what is archived", () => {
    const two = drawCategories("Old (archived)\nNew");
    expect(placeBy(categoryTree(two), 2, "in")).toBeNull();
  });
});

describe("by dragging", () => {
  const drop = (name: string, gap: number, levels = 0) => {
    const place = placeAt(tree, rows, { id: idOf(name), gap, levels });
    return place && drawingOf(withMove(categories, idOf(name), place)).replaceAll("\n", "|");
  };
  test("to another line, at its own level where that can be", () => {
    expect(drop("Other", 0)).toBe("Other|Billing|  Refund|    Late|    Lost|  Sum|Delivery|  Parcel|Old");
    expect(drop("Sum", 1)).toBe("Billing|  Sum|  Refund|    Late|    Lost|Delivery|  Parcel|Other|Old");
    expect(drop("Late", 4)).toBe("Billing|  Refund|    Lost|    Late|  Sum|Delivery|  Parcel|Other|Old");
  });
  test("between what lies below another, it lies there too", () => {
    expect(drop("Other", 3)).toBe("Billing|  Refund|    Late|    Other|    Lost|  Sum|Delivery|  Parcel|Old");
  });
  test("moving the pointer in or out chooses the level", () => {
    expect(drop("Other", 7)).toBe(drawingOf(categories).replaceAll("\n", "|"));
    expect(drop("Other", 7, 1)).toBe("Billing|  Refund|    Late|    Lost|  Sum|Delivery|  Parcel|  Other|Old");
    expect(drop("Other", 7, 2)).toBe("Billing|  Refund|    Late|    Lost|  Sum|Delivery|  Parcel|    Other|Old");
    expect(drop("Other", 7, 9)).toBe(drop("Other", 7, 2));
    expect(drop("Sum", 5, -1)).toBe("Billing|  Refund|    Late|    Lost|Sum|Delivery|  Parcel|Other|Old");
  });
  test("never below itself, nor deeper than three levels", () => {
    for (const gap of [1, 2, 3, 4]) expect(drop("Billing", gap)).toBe(drawingOf(categories).replaceAll("\n", "|"));
    expect(drop("Billing", 6)).toBeNull();
    expect(drop("Delivery", 3)).toBeNull();
    expect(drop("Old", 0)).toBeNull();
  });
  test("below a closed one it comes last", () => {
    const closed = shownNodes(tree, new Set([idOf("Delivery")]));
    const place = placeAt(tree, closed, { id: idOf("Other"), gap: 6, levels: 1 });
    expect(place).toEqual({ parent_id: idOf("Delivery"), after_id: idOf("Parcel"), level: 2 });
  });
});

test("where a category stands is where a move is undone to", () => {
  for (const { id } of categories) {
    const place = placeOf(categories, id);
    expect(place && drawingOf(withMove(categories, id, place))).toBe(drawingOf(categories));
  }
});
