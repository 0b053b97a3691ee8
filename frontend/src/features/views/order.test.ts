import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { MoveWay } from "../../components/ui/reorder.js";
import { movedBy, movedTo } from "./order.js";

const ways: readonly MoveWay[] = ["up", "down", "first", "last", "in", "out"];
/** An order of views, and one of them. */
const orders = fc
  .uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 })
  .chain((ids) => fc.record({ ids: fc.constant(ids), id: fc.constantFrom(...ids) }));
const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);
const without = (ids: readonly number[], id: number) => ids.filter((other) => other !== id);

test.each([
  ["up", [1, 3, 2, 4]],
  ["down", [1, 2, 4, 3]],
  ["first", [3, 1, 2, 4]],
  ["last", [1, 2, 4, 3]],
  // A list without levels has no way in or out.
  ["in", [1, 2, 3, 4]],
  ["out", [1, 2, 3, 4]],
] as const)("the third of four, moved %s", (way, expected) => {
  expect(movedBy([1, 2, 3, 4], 3, way)).toEqual(expected);
});

test.each([
  [0, [3, 1, 2, 4]],
  [1, [1, 3, 2, 4]],
  // Both gaps beside it are its own place.
  [2, [1, 2, 3, 4]],
  [3, [1, 2, 3, 4]],
  [4, [1, 2, 4, 3]],
] as const)("the third of four, dragged into the gap %i", (gap, expected) => {
  expect(movedTo([1, 2, 3, 4], 3, gap)).toEqual(expected);
});

test("Whatever is moved and wherever to, the others keep their order, and none is lost or there twice", () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(...ways), fc.nat(14), ({ ids, id }, way, gap) => {
      for (const moved of [movedBy(ids, id, way), movedTo(ids, id, gap)]) {
        expect(sorted(moved)).toEqual(sorted(ids));
        expect(without(moved, id)).toEqual(without(ids, id));
      }
    }),
  );
});

test("A key goes one step or to the end, and at an end nowhere", () => {
  fc.assert(
    fc.property(orders, ({ ids, id }) => {
      const [at, last] = [ids.indexOf(id), ids.length - 1];
      const placeAfter = (way: MoveWay) => movedBy(ids, id, way).indexOf(id);
      expect(placeAfter("up")).toBe(Math.max(0, at - 1));
      expect(placeAfter("down")).toBe(Math.min(last, at + 1));
      expect([placeAfter("first"), placeAfter("last")]).toEqual([0, last]);
    }),
  );
});

test("What is let go stands in the gap it was dragged to: behind what stood before the gap, before what stood after it", () => {
  fc.assert(
    fc.property(orders, fc.nat(12), ({ ids, id }, gap) => {
      const place = movedTo(ids, id, gap).indexOf(id);
      expect(place).toBe(without(ids.slice(0, gap), id).length);
    }),
  );
});

test("One that is not among them, since somebody put it away meanwhile, moves nothing", () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(...ways), fc.nat(14), ({ ids, id }, way, gap) => {
      const rest = without(ids, id);
      expect(movedBy(rest, id, way)).toEqual(rest);
      expect(movedTo(rest, id, gap)).toEqual(rest);
    }),
  );
});
