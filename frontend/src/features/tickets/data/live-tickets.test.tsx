import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import type { ChangeHint } from "@redress/backend/contract";
import { fakeDesk } from "../testing/fake-desk.js";
import { buildTicket } from "../testing/build-ticket.js";

const { call, desk, sent } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
let hint: (hint: ChangeHint) => void = () => undefined;
let missMuch: () => void = () => undefined;
jest.unstable_mockModule("../../../lib/live.js", () => ({
  onHint: (_type: string, handler: (given: ChangeHint) => void) => {
    hint = handler;
    return () => undefined;
  },
  onMuchMissed: (handler: () => void) => {
    missMuch = handler;
    return () => undefined;
  },
}));
const { useLiveTickets } = await import("./live-tickets.js");

const SHOWN = 50;
const BULK = 1000;
const PER_HINT = 50;

beforeEach(() => {
  jest.useFakeTimers();
  desk.clear();
  call.mockClear();
  for (let id = 1; id <= BULK; id += 1) desk.set(id, buildTicket({ id }));
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function follow() {
  const [rows, unknown] = [new Set<number>(), new Set<number>()];
  const watcher = {
    shown: () => Array.from({ length: SHOWN }, (_, i) => i + 1),
    onTicket: () => undefined,
    onRow: ({ id }: { id: number }) => void rows.add(id),
    onLoss: () => undefined,
    onUnknown: (id: number) => void unknown.add(id),
  };
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  renderHook(() => useLiveTickets(watcher), { wrapper });
  return { rows, unknown };
}
const tell = (from: number, count: number) =>
  hint({ type: "ticket", seq: from, items: Array.from({ length: count }, (_, i) => ({ id: from + i, version: 2 })) });

test("a change to a thousand tickets costs a browser a few requests, the rows it shows among the first", async () => {
  const { rows, unknown } = follow();
  // A batch every quarter of a second, as a change of that size comes.
  for (let from = BULK - PER_HINT + 1; from > 0; from -= PER_HINT) {
    tell(from, PER_HINT);
    await act(() => jest.advanceTimersByTimeAsync(250));
  }
  await act(() => jest.advanceTimersByTimeAsync(3000));

  const requests = sent("listTickets").length;
  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThanOrEqual(14);
  expect(sent("getTicket")).toHaveLength(0);
  for (let id = 1; id <= SHOWN; id += 1) expect(rows.has(id)).toBe(true);
  expect(rows.size + unknown.size).toBe(BULK);
});

test("of one large burst the rows that are shown are read, in one request; the others wait behind the pill", async () => {
  const { rows, unknown } = follow();
  tell(1, 400);
  await act(() => jest.advanceTimersByTimeAsync(3000));

  expect(sent("listTickets")).toHaveLength(1);
  for (let id = 1; id <= SHOWN; id += 1) expect(rows.has(id)).toBe(true);
  expect([rows.size, unknown.size]).toEqual([100, 300]);
});

test("where too much was missed to be named, the rows that are shown are read in one request and the pill offers the rest", async () => {
  const { rows, unknown } = follow();
  missMuch();
  await act(() => jest.advanceTimersByTimeAsync(100));

  expect(sent("listTickets")).toHaveLength(1);
  expect([...rows]).toEqual(Array.from({ length: SHOWN }, (_, i) => i + 1));
  expect(unknown.size).toBe(1);
});
