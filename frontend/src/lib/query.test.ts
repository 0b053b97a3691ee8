import { expect, test } from "@jest/globals";
import { QueryClient } from "@tanstack/react-query";
import { invalidateItems, keyOf, mayRetry } from "./query.js";
import { ApiProblem } from "./api-problem.js";

const problem = (status: number) => new ApiProblem({ code: "x", status, message: "" });

test("a hint makes old only what it speaks of and what is older than it says", async () => {
  const cache = new QueryClient();
  const keep = (id: number, version: number) =>
    cache.setQueryData(keyOf("getTicket", { params: { id: String(id) } }), { id, version });
  keep(1, 3);
  keep(2, 5);
  keep(3, 1);
  cache.setQueryData(keyOf("countTickets"), { mine: 1 });
  await invalidateItems(cache, "getTicket", [
    { id: 1, version: 4 },
    { id: 2, version: 5 },
  ]);
  const old = cache
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated);
  expect(old.map(({ queryKey }) => queryKey)).toEqual([["getTicket", { id: "1" }]]);
});

test("only what may pass by itself is tried again, and twice at most", () => {
  expect(mayRetry(0, problem(0))).toBe(true);
  expect(mayRetry(1, problem(503))).toBe(true);
  expect(mayRetry(2, problem(503))).toBe(false);
  expect(mayRetry(0, problem(500))).toBe(false);
  expect(mayRetry(0, problem(404))).toBe(false);
  expect(mayRetry(0, new Error("bug"))).toBe(false);
});
