import { describe, expect, test } from "@jest/globals";
import { buildRow } from "../testing/build-ticket.js";
import { noNews, pillOf, takeChange, takeLoss, type ShownList } from "./list-news.js";
import { compareRows, isInView } from "./queue-order.js";

const due = (id: number, at: string) => buildRow({ id, dueAt: at, assigneeId: 1 });
const rows = [due(1, "2026-07-01T10:00:00Z"), due(2, "2026-07-01T11:00:00Z"), due(3, "2026-07-01T12:00:00Z")];
const list: ShownList = {
  rows,
  hasMore: true,
  belongs: (row) => isInView(row, "mine", 1),
  compare: (a, b) => compareRows(a, b, "due"),
};

describe("a change, when the list is shown", () => {
  test("to a ticket that belongs between the rows, waits behind the pill", () => {
    const news = takeChange(noNews, list, due(9, "2026-07-01T10:30:00Z"));
    expect(pillOf(news)).toEqual({ kind: "added", count: 1 });
    expect(pillOf(takeChange(news, list, due(9, "2026-07-01T10:30:00Z")))).toEqual({ kind: "added", count: 1 });
  });

  test("to a ticket below the last loaded row, is nothing while pages follow", () => {
    const later = due(9, "2026-07-01T13:00:00Z");
    expect(takeChange(noNews, list, later)).toBe(noNews);
    expect(pillOf(takeChange(noNews, { ...list, hasMore: false }, later))).toEqual({ kind: "added", count: 1 });
  });

  test("to a ticket of another view, is nothing", () => {
    expect(takeChange(noNews, list, buildRow({ id: 9, assigneeId: 2 }))).toBe(noNews);
  });

  test("that keeps a row's place, is nothing", () => {
    expect(takeChange(noNews, list, due(2, "2026-07-01T11:30:00Z"))).toBe(noNews);
  });

  test("that moves a row, says the list has changed", () => {
    const news = takeChange(noNews, list, due(2, "2026-07-01T12:30:00Z"));
    expect(pillOf(news)).toEqual({ kind: "changed" });
    // Put back in its place before anybody looked: nothing is left to show.
    expect(pillOf(takeChange(news, list, due(2, "2026-07-01T11:00:00Z")))).toBeNull();
  });

  test("by which a row no longer belongs, marks it as left", () => {
    const news = takeChange(noNews, list, buildRow({ id: 2, assigneeId: 2 }));
    expect([...news.left]).toEqual([2]);
    expect(pillOf(news)).toEqual({ kind: "changed" });
  });

  test("by which a waiting new ticket goes elsewhere, empties the pill", () => {
    const news = takeChange(noNews, list, due(9, "2026-07-01T10:30:00Z"));
    expect(pillOf(takeChange(news, list, buildRow({ id: 9, assigneeId: 2 })))).toBeNull();
  });

  test("by which a ticket is hidden, marks its row as left and forgets it otherwise", () => {
    expect([...takeLoss(noNews, list, 3).left]).toEqual([3]);
    expect(takeLoss(noNews, list, 77)).toBe(noNews);
  });
});
