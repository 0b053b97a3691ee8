import { expect, test } from "@jest/globals";
import {
  countFilters,
  listQueryOf,
  noFilters,
  readAddress,
  withFilters,
  withQuery,
  withSort,
} from "./queue-address.js";

const whole = { q: "", isSearch: false, saved: null };
const address = (text: string) => readAddress("mine", new URLSearchParams(text));

test("an empty address is the view in order of due times", () => {
  expect(address("")).toEqual({ view: "mine", sort: "due", filters: noFilters, ...whole });
});

test("filters survive the way to the address and back, beside the open ticket", () => {
  const filters = {
    ...noFilters,
    status: ["new" as const, "pending" as const],
    category: [3, 9],
    team: [4],
    from: "2026-07-01",
  };
  const search = withFilters(new URLSearchParams("ticket=42&sort=newest"), filters);
  expect(search.get("ticket")).toBe("42");
  expect(readAddress("mine", search)).toEqual({ view: "mine", sort: "newest", filters, ...whole });
  expect(withFilters(search, noFilters).toString()).toBe("ticket=42&sort=newest");
});

test("where the day's numbers lead to is an address like any other", () => {
  const filters = {
    ...noFilters,
    assignee: 7,
    customer: 12,
    dueWithin: 0,
    notOverdue: true,
    awaiting: true,
    reopened: true,
    resolvedFrom: "2026-07-06",
    reopenedFrom: "2026-07-06",
    firstReplyFrom: "2026-07-06",
    dueOn: "2026-07-07",
    notice: 4,
  };
  const search = withFilters(new URLSearchParams(), filters);
  expect(readAddress("mine", search).filters).toEqual(filters);
  expect(countFilters(filters)).toBe(10);
  expect(withFilters(search, noFilters).toString()).toBe("");
  expect(listQueryOf({ view: "mine", sort: "due", filters, ...whole }, "Europe/Berlin")).toMatchObject({
    assigned_agent_id: "7",
    customer_id: "12",
    due_within: "0",
    not_overdue: "true",
    awaiting_reply: "true",
    reopened: "true",
    resolved_from: "2026-07-05T22:00:00.000Z",
    reopened_from: "2026-07-05T22:00:00.000Z",
    first_reply_by: "me",
    first_reply_from: "2026-07-05T22:00:00.000Z",
    due_from: "2026-07-06T22:00:00.000Z",
    due_to: "2026-07-07T22:00:00.000Z",
    notice: "4",
  });
  expect(address("assignee=0&customer=x&due_within=-5&resolved_from=July&awaiting=1").filters).toEqual(noFilters);
});

test("what an address should not have is left out", () => {
  expect(address("sort=best&status=new,lost&category=3,x,-1&from=July&to=2026-13-40").filters).toEqual({
    ...noFilters,
    status: ["new"],
    category: [3],
  });
});

test("the usual order is not written", () => {
  expect(withSort(new URLSearchParams("sort=newest"), { view: "mine", ...whole }, "due").toString()).toBe("");
  expect(withSort(new URLSearchParams(), { view: "closed", ...whole }, "due").toString()).toBe("sort=due");
  expect(readAddress("closed", new URLSearchParams()).sort).toBe("updated");
});

test("a query is part of the address; an order typed in it wins, and gives way to one that is chosen", () => {
  const { q, sort } = address("q=router+sort:priority&sort=newest");
  expect({ q, sort }).toEqual({ q: "router sort:priority", sort: "priority" });
  const chosen = withSort(
    new URLSearchParams("q=router+sort:priority&ticket=4"),
    address("q=router+sort:priority"),
    "newest",
  );
  expect(chosen.toString()).toBe("q=router&ticket=4&sort=newest");
  expect(listQueryOf(address("q=router"), "Europe/Berlin")).toMatchObject({ q: "router", view: "mine" });
  expect(withQuery(chosen, "").toString()).toBe("ticket=4&sort=newest");
});

test("of a search the best match comes first, where there are words to match", () => {
  const search = (text: string) => readAddress("all", new URLSearchParams(text), true).sort;
  expect(search("q=router")).toBe("relevance");
  expect(search("q=-router+status:open")).toBe("updated");
  expect(search("q=status:open&sort=relevance")).toBe("updated");
  expect(search("q=router&sort=oldest")).toBe("oldest");
  const asked = listQueryOf(readAddress("all", new URLSearchParams("q=router"), true), "UTC");
  expect(asked).toEqual({ view: "all", limit: 50, q: "router sort:relevance" });
});

test("the API is asked with lists, and with days as the viewer's instants", () => {
  const filters = {
    ...noFilters,
    priority: ["critical" as const, "high" as const],
    department: [2],
    team: [4, 5],
    from: "2026-07-01",
    to: "2026-07-02",
  };
  expect(countFilters(filters)).toBe(6);
  expect(listQueryOf({ view: "open", sort: "newest", filters, ...whole }, "Europe/Berlin")).toEqual({
    view: "open",
    sort: "newest",
    limit: 50,
    priority: "critical,high",
    department_id: "2",
    team_id: "4,5",
    created_from: "2026-06-30T22:00:00.000Z",
    created_to: "2026-07-02T22:00:00.000Z",
  });
});
