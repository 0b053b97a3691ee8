import { expect, test } from "@jest/globals";
import { placeAt, placeBy, placeNow, withMove } from "./policy-places.js";

/** Three that can be moved, and the default one behind them. */
const policies = [1, 2, 3, 9].map((id) => ({ id, is_default: id === 9 }));
const order = (id: number, before: number | null) => withMove(policies, id, { before }).map((policy) => policy.id);

test("keys and buttons lead before a neighbour; past the ends and for the default one there is no way", () => {
  expect(placeBy(policies, 2, "up")).toEqual({ before: 1 });
  expect(placeBy(policies, 1, "down")).toEqual({ before: 3 });
  expect(placeBy(policies, 2, "down")).toEqual({ before: null });
  expect(placeBy(policies, 3, "first")).toEqual({ before: 1 });
  expect(placeBy(policies, 1, "last")).toEqual({ before: null });
  expect([placeBy(policies, 1, "up"), placeBy(policies, 3, "down"), placeBy(policies, 2, "in")]).toEqual([
    null,
    null,
    null,
  ]);
  expect(placeBy(policies, 9, "up")).toBeNull();
});

test("a drag lands between rows; where it stands already is no place", () => {
  expect(placeAt(policies, 3, 0)).toEqual({ before: 1 });
  expect(placeAt(policies, 1, 3)).toEqual({ before: null });
  expect([placeAt(policies, 2, 1), placeAt(policies, 2, 2), placeAt(policies, 9, 0)]).toEqual([null, null, null]);
});

test("after a move the default one is the last, and the way back is known", () => {
  expect(order(3, 1)).toEqual([3, 1, 2, 9]);
  expect(order(1, null)).toEqual([2, 3, 1, 9]);
  expect(placeNow(policies, 1)).toEqual({ before: 2 });
  expect(placeNow(policies, 3)).toEqual({ before: null });
});
