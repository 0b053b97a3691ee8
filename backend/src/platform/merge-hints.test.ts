import { expect, test } from "@jest/globals";
import { mergeHints, type Told } from "./merge-hints.js";

const ticket = (rooms: string[], seq: number, id: number, version: number): Told => [
  rooms,
  { type: "ticket", seq, items: [{ id, version }] },
];

test("what a room hears within a moment is one hint, with nothing in it that it was not told", () => {
  const merged = mergeHints([
    ticket(["all", "customer:1"], 5, 10, 2),
    ticket(["all"], 7, 10, 3),
    ticket(["all", "customer:2"], 6, 11, 2),
  ]);
  const heardBy = (room: string) => merged.filter(([rooms]) => rooms.includes(room)).map(([, hint]) => hint);

  expect(heardBy("all")).toEqual([
    {
      type: "ticket",
      seq: 7,
      items: [
        { id: 10, version: 3 },
        { id: 11, version: 2 },
      ],
    },
  ]);
  expect(heardBy("customer:1")).toEqual([{ type: "ticket", seq: 5, items: [{ id: 10, version: 2 }] }]);
  expect(heardBy("customer:2")).toEqual([{ type: "ticket", seq: 6, items: [{ id: 11, version: 2 }] }]);
});

test("rooms that hear the same hear it together, so that who sits in both hears it once", () => {
  expect(mergeHints([ticket(["all", "team:1"], 5, 10, 2)])).toEqual([ticket(["all", "team:1"], 5, 10, 2)]);
});

test("an older version that comes late is not told as the newest", () => {
  const [told] = mergeHints([ticket(["all"], 9, 10, 5), ticket(["all"], 8, 10, 4)]);
  expect(told).toEqual(ticket(["all"], 9, 10, 5));
});

test("hints of anything but tickets stay apart, each to its rooms", () => {
  const news: Told[] = [
    [["person:1"], { type: "notification", seq: 3, items: [] }],
    [["person:2"], { type: "draft", seq: 0, items: [{ id: 10, version: 2 }] }],
  ];
  expect(mergeHints(news)).toEqual(news);
});
