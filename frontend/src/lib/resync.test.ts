import { afterAll, afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import type { ChangeHint, Changes } from "@redress/backend/contract";
import { ApiProblem } from "./api-problem.js";

const call = jest.fn<(name: string, request?: { query?: { since: number } }) => Promise<unknown>>();
jest.unstable_mockModule("./call.js", () => ({ call, pathOf: String }));
const { onHint, onMuchMissed } = await import("./live.js");
const { createResync } = await import("./resync.js");

const nothing: Changes = { seq: 0, complete: true, tickets: [], notifications: false };
const answers = (changes: Partial<Changes>) => call.mockResolvedValueOnce({ ...nothing, ...changes });
const asked = () =>
  call.mock.calls.filter(([name]) => name === "listChanges").map(([, request]) => request?.query?.since);
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const heard: ChangeHint[] = [];
let connected = true;
let cache: QueryClient;
const stops = (["ticket", "notification", "draft", "availability"] as const).map((type) =>
  onHint(type, (hint) => void heard.push(hint)),
);

beforeEach(() => {
  jest.useFakeTimers();
  call.mockReset().mockResolvedValue(nothing);
  heard.length = 0;
  connected = true;
  cache = new QueryClient();
});
afterEach(() => {
  jest.useRealTimers();
  cache.clear();
});
afterAll(() => stops.forEach((stop) => stop()));
const begin = (seen = 100) => createResync(cache, seen, () => connected);

test("what was missed is asked for once, from the last event that was heard, and told as hints", async () => {
  const resync = begin();
  resync.ask();
  await settle();
  resync.note(120);
  connected = false;
  resync.listen();
  connected = true;
  answers({ seq: 150, tickets: [{ id: 7, version: 3 }], notifications: true });
  resync.ask();
  await settle(60_000);

  expect(asked()).toEqual([100, 120]);
  expect(heard.map(({ type, items }) => [type, items])).toEqual([
    ["ticket", [{ id: 7, version: 3 }]],
    ["notification", []],
    ["draft", []],
    ["availability", []],
  ]);
  resync.stop();
});

test("an answer that fails is asked for again from where the gap began, whatever was heard meanwhile", async () => {
  const resync = begin();
  resync.ask();
  await settle();
  resync.listen();
  call.mockRejectedValueOnce(new ApiProblem({ code: "unavailable", status: 503, message: "" }));
  resync.ask();
  await settle();
  resync.note(180);
  answers({ seq: 190, tickets: [{ id: 7, version: 3 }] });
  await settle(2000);
  expect(asked()).toEqual([100, 100, 100]);
  expect(heard.some(({ type, items }) => type === "ticket" && items[0]?.id === 7)).toBe(true);

  // From then on what is heard counts again.
  resync.note(200);
  resync.listen();
  resync.ask();
  await settle();
  expect(asked().at(-1)).toBe(200);
  resync.stop();
});

test("while nothing is heard live, it asks now and then, a few times a minute at most, and not after it was stopped", async () => {
  const resync = begin();
  connected = false;
  resync.listen();
  await settle(60_000);
  expect(asked().length).toBeGreaterThanOrEqual(2);
  expect(asked().length).toBeLessThanOrEqual(7);
  const before = asked().length;
  resync.stop();
  await settle(120_000);
  expect(asked()).toHaveLength(before);
});

test("many tickets are told in small hints, which readers take for their own and ask for at once", async () => {
  const resync = begin();
  answers({ seq: 150, tickets: Array.from({ length: 25 }, (_, at) => ({ id: at + 1, version: 2 })) });
  resync.ask();
  await settle();
  expect(heard.map(({ items }) => items.length)).toEqual([10, 10, 5]);
  resync.stop();
});

test("where too much was missed to be named, everything on the screen is asked for again but lists that stay still", async () => {
  const missed = jest.fn();
  const stop = onMuchMissed(missed);
  const fetched: string[] = [];
  const watch = (name: string, meta = {}) =>
    new QueryObserver(cache, {
      queryKey: [name],
      queryFn: () => fetched.push(name),
      meta,
      staleTime: Infinity,
    }).subscribe(() => undefined);
  const unwatch = [watch("counts"), watch("queue", { still: true })];
  await settle();
  expect(fetched).toEqual(["counts", "queue"]);
  const resync = begin();
  answers({ seq: 9000, complete: false });
  resync.ask();
  await settle(3000);
  expect(fetched).toEqual(["counts", "queue", "counts"]);
  expect(missed).toHaveBeenCalledTimes(1);
  for (const end of [stop, resync.stop, ...unwatch]) end();
});

test("what could not be loaded while there was no connection is loaded after it", async () => {
  let fails = true;
  const fetched = jest.fn();
  const stop = new QueryObserver(cache, {
    queryKey: ["ticket"],
    retry: false,
    queryFn: () => {
      fetched();
      if (fails) throw new Error("offline");
      return "there";
    },
  }).subscribe(() => undefined);
  const resync = begin();
  resync.listen();
  await settle();
  fails = false;
  resync.ask();
  await settle();
  expect(cache.getQueryData(["ticket"])).toBe("there");
  expect(fetched).toHaveBeenCalledTimes(2);
  for (const end of [stop, resync.stop]) end();
});
