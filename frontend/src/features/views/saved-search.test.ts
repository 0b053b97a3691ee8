import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parseQuery } from "@redress/backend/contract/query";
import { queueViews } from "../../lib/queue-views.js";
import type { ShownView } from "../tickets/model/answer-columns.js";
import { queueSorts, readAddress } from "../tickets/model/queue-address.js";
import { differs, savedSearchOf } from "./saved-search.js";

const saved = (q: string, sort: ShownView["sort"] = "due") => ({ q, sort }) as ShownView;
const at = (text: string, view?: ShownView) => readAddress("all", new URLSearchParams(text), false, view);

/** Queries as they are typed, some with an order of their own. */
const typed = fc
  .array(
    fc.constantFrom("water", '"no water"', "status:open", "priority>=high", "-assignee:me", "sort:newest", "sort:due"),
    { maxLength: 5 },
  )
  .map((words) => words.join(" "))
  // Two orders are an error of the query.
  .filter((q) => q.split("sort:").length <= 2);
const views = fc.constantFrom(...queueViews);
const sorts = fc.constantFrom(...queueSorts);

describe("what a list would be saved as", () => {
  test.each([
    ["mine", "", "status:open assignee:me -snoozed:me"],
    ["unassigned", "water", "status:open assignee:none water"],
    ["closed", "tag:vip", "status:done tag:vip"],
    ["all", "", ""],
    ["all", "water", "water"],
  ] as const)("the view %s, narrowed by '%s'", (view, q, expected) => {
    expect(savedSearchOf({ view, q, sort: "due" })).toEqual({ q: expected, sort: "due" });
  });

  test("is a query that is understood, of whichever of the queue's views", () => {
    for (const view of queueViews) expect(parseQuery(savedSearchOf({ view, q: "", sort: "due" }).q).errors).toEqual([]);
  });

  test("has its order apart, and only once", () => {
    expect(savedSearchOf({ view: "all", q: "water sort:newest pipes", sort: "newest" })).toEqual({
      q: "water pipes",
      sort: "newest",
    });
    fc.assert(
      fc.property(views, typed, sorts, (view, q, sort) => {
        expect(parseQuery(savedSearchOf({ view, q, sort }).q).sort).toBeNull();
      }),
    );
  });

  test("has an order that a view can keep: how well words match is none", () => {
    expect(savedSearchOf({ view: "all", q: "water", sort: "relevance" }).sort).toBe("updated");
    fc.assert(
      fc.property(
        views,
        typed,
        sorts,
        (view, q, sort) => String(savedSearchOf({ view, q, sort }).sort) !== "relevance",
      ),
    );
  });

  test("saved and looked at, would be saved as the same", () => {
    fc.assert(
      fc.property(views, typed, sorts, (view, q, sort) => {
        const once = savedSearchOf({ view, q, sort });
        expect(savedSearchOf({ view: "all", ...once })).toEqual(once);
      }),
    );
  });
});

describe("a saved view is looked at otherwise", () => {
  test("never where the address says nothing else, however it was typed", () => {
    expect(differs(at("", saved("status:open  water ")))).toBe(false);
    fc.assert(
      fc.property(typed, (q) => {
        expect(differs(at("", saved(q)))).toBe(false);
        expect(differs(at("ticket=42&tab=details", saved(q)))).toBe(false);
      }),
    );
  });

  test("nor with an order in the kept query itself, which is one until another is chosen", () => {
    expect(differs(at("", saved("water sort:newest")))).toBe(false);
    expect(differs(at("sort=oldest&q=water", saved("water sort:newest")))).toBe(true);
  });

  test.each([
    ["another query", "q=status:open+water"],
    ["no query", "q="],
    ["another order", "sort=newest"],
    ["an order within the query", "q=status:open+sort:newest"],
  ])("with %s", (_what, text) => {
    expect(differs(at(text, saved("status:open")))).toBe(true);
  });

  test("not with what it keeps said again", () => {
    expect(differs(at("q=status:open&sort=due", saved("status:open")))).toBe(false);
    expect(differs(at("q=status:open+sort:due", saved("status:open")))).toBe(false);
  });

  test("only where there is a saved view", () => {
    expect(differs(at("q=water&sort=newest"))).toBe(false);
  });
});
