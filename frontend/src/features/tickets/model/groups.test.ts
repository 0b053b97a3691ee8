import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { buildRow, personRef } from "../testing/build-ticket.js";
import { compareInGroups, nextOpen, underHeadings, type GroupedList, type ListItem } from "./groups.js";

const grouped = (keys: readonly string[], folded: readonly string[] = []): GroupedList => ({
  by: "status",
  groups: keys.map((key) => ({ key, name: null, count: 1, filters: {} })),
  folded: new Set(folded),
});

interface Read {
  list: GroupedList;
  /** What is loaded, and in which group it came. */
  rows: { id: number; key: string }[];
  hasMore: boolean;
}
/** Divided lists as they are read: group after group without the folded ones, as far as somebody has scrolled. */
const lists: fc.Arbitrary<Read> = fc
  .uniqueArray(fc.constantFrom("new", "in_progress", "pending", "on_hold", "resolved"), { minLength: 1 })
  .chain((keys) =>
    fc.record({
      keys: fc.constant(keys),
      folded: fc.subarray(keys),
      counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: keys.length, maxLength: keys.length }),
      loaded: fc.nat(20),
    }),
  )
  .map(({ keys, folded, counts, loaded }) => {
    const open = keys.flatMap((key, i) => (folded.includes(key) ? [] : Array<string>(counts[i] ?? 1).fill(key)));
    const all = open.map((key, i) => ({ id: i + 1, key }));
    return { list: grouped(keys, folded), rows: all.slice(0, loaded), hasMore: loaded < all.length };
  });
const draw = ({ list, rows, hasMore }: Read) =>
  underHeadings(list, rows, new Map(rows.map(({ id, key }) => [id, key])), hasMore);
const headings = (items: readonly ListItem<{ id: number }>[]) =>
  items.flatMap((item) => ("heading" in item ? [item.heading.key] : []));

describe("a list under its headings", () => {
  test("shows every loaded row once, in the order in which it was read, each below the heading of its group", () => {
    fc.assert(
      fc.property(lists, (read) => {
        const shown: { id: number; key: string }[] = [];
        let under = "";
        for (const item of draw(read))
          if ("heading" in item) under = item.heading.key;
          else shown.push({ id: item.row.id, key: under });
        expect(shown).toEqual(read.rows);
      }),
    );
  });

  test("has its headings in order from the first one on, all of them once everything is loaded", () => {
    fc.assert(
      fc.property(lists, (read) => {
        const all = read.list.groups.map(({ key }) => key);
        const shown = headings(draw(read));
        expect(shown).toEqual(all.slice(0, shown.length));
        if (!read.hasMore) expect(shown).toEqual(all);
      }),
    );
  });

  test("shows no open group of which nothing is loaded while more is to come: its rows would jump in", () => {
    fc.assert(
      fc.property(lists, (read) => {
        fc.pre(read.hasMore);
        const loaded = new Set(read.rows.map(({ key }) => key));
        for (const key of headings(draw(read))) expect(loaded.has(key) || read.list.folded.has(key)).toBe(true);
      }),
    );
  });

  test("leaves out a row of which nobody said in which group it came", () => {
    const items = underHeadings(grouped(["new"]), [{ id: 1 }, { id: 2 }], new Map([[1, "new"]]), false);
    expect(items.flatMap((item) => ("row" in item ? [item.row.id] : []))).toEqual([1]);
  });
});

describe("what is read next", () => {
  const list = grouped(["new", "pending", "on_hold", "closed"], ["new", "on_hold"]);
  test.each([
    [null, "pending"],
    ["new", "pending"],
    ["pending", "closed"],
    ["on_hold", "closed"],
    ["closed", undefined],
  ])("after %s is %s", (after, expected) => {
    expect(nextOpen(list, after)?.key).toBe(expected);
  });

  test("is each open group once, in order, and no folded one", () => {
    fc.assert(
      fc.property(lists, ({ list: any }) => {
        const read: string[] = [];
        for (let next = nextOpen(any, null); next; next = nextOpen(any, next.key)) read.push(next.key);
        expect(read).toEqual(any.groups.map(({ key }) => key).filter((key) => !any.folded.has(key)));
      }),
    );
  });
});

describe("two rows of a divided list", () => {
  const early = buildRow({ id: 1, status: "pending", dueAt: "2026-07-01T09:00:00Z" });
  const late = buildRow({ id: 2, status: "new", dueAt: "2026-07-01T12:00:00Z" });

  test("stand by their groups first, and by the list's order within one", () => {
    const compare = compareInGroups({ sort: "due" }, grouped(["new", "pending"]));
    expect(compare(late, early)).toBeLessThan(0);
    expect(compare(early, { ...late, status: "pending" })).toBeLessThan(0);
  });

  test.each([
    ["priority", { priority: "high" }, "high"],
    ["assignee", { assigned_agent: personRef(7) }, "7"],
    ["assignee", { assigned_agent: null }, "none"],
    ["team", { team: { id: 3, name: "Refunds" } }, "3"],
    ["team", { team: null }, "none"],
    ["category", { category: { id: 5, name: "Billing" } }, "5"],
  ] as const)("are told apart by %s (%j)", (by, facts, key) => {
    const compare = compareInGroups({ sort: "due" }, { ...grouped([key, "another"]), by });
    const elsewhere = {
      ...early,
      priority: "low",
      assigned_agent: personRef(9),
      team: { id: 9, name: "Other" },
    } as const;
    const other = compareInGroups({ sort: "due" }, { ...grouped(["another", key]), by });
    expect(compare({ ...late, ...facts }, { ...early, ...facts })).toBeGreaterThan(0);
    // In no group that is known: before all others, wherever its own stands.
    expect(compare({ ...elsewhere, category: { id: 9, name: "Other" } }, { ...late, ...facts })).toBeLessThan(0);
    expect(other({ ...late, ...facts }, { ...elsewhere, category: { id: 9, name: "Other" } })).toBeGreaterThan(0);
  });

  test("of days, which rows do not say, cannot be told apart but by when they are due", () => {
    const days = { ...grouped(["today", "tomorrow"]), by: "due_day" as const };
    expect(compareInGroups({ sort: "due" }, days)(early, late)).toBeLessThan(0);
    expect(compareInGroups({ sort: "priority" }, days)(early, { ...late, priority: "low" })).toBe(0);
  });
});
