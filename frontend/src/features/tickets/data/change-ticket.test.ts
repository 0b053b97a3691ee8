import { beforeEach, expect, jest, test } from "@jest/globals";
import { QueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildTicket, personRef } from "../testing/build-ticket.js";

type Call = (name: string, options: { ifMatch?: number; body?: object }) => Promise<TicketDetail>;
const call = jest.fn<Call>();
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { changeTicket, usePendingChanges } = await import("./change-ticket.js");
const { ticketQuery } = await import("./ticket-queries.js");
const { renderHook, act } = await import("@testing-library/react");

const stale = () => new ApiProblem({ code: "stale_version", status: 412, message: "Changed" });
let nextId = 100;
const cacheWith = (ticket: TicketDetail) => {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
  return cache;
};
const seenTicket = (facts: Parameters<typeof buildTicket>[0] = {}) =>
  buildTicket({ id: (nextId += 1), version: 3, status: "in_progress", ...facts });
const versionsSent = () =>
  call.mock.calls.filter(([name]) => name !== "getTicket").map(([, options]) => options.ifMatch);

beforeEach(() => void call.mockReset());

test("a change is sent with the version that was seen, and its answer is kept", async () => {
  const seen = seenTicket();
  const cache = cacheWith(seen);
  const saved = { ...seen, version: 4, priority: "high" as const };
  call.mockResolvedValueOnce(saved);
  const outcome = await changeTicket(cache, seen, { field: "priority", value: "high" });
  expect(outcome).toEqual({ result: "saved", ticket: saved });
  expect(call).toHaveBeenCalledWith(
    "updateTicket",
    expect.objectContaining({ ifMatch: 3, body: { priority: "high" } }),
  );
  expect(cache.getQueryData(ticketQuery(seen.id).queryKey)).toEqual(saved);
});

test("a second change waits for the first and goes on from its version", async () => {
  const seen = seenTicket();
  const cache = cacheWith(seen);
  call.mockResolvedValueOnce({ ...seen, version: 4, priority: "high" });
  call.mockResolvedValueOnce({ ...seen, version: 5, priority: "high", status: "pending" });
  await Promise.all([
    changeTicket(cache, seen, { field: "priority", value: "high" }),
    changeTicket(cache, seen, { field: "status", value: "pending" }),
  ]);
  expect(versionsSent()).toEqual([3, 4]);
});

test("when somebody changed another field, the change is sent again on top of theirs", async () => {
  const seen = seenTicket();
  const cache = cacheWith(seen);
  call.mockRejectedValueOnce(stale());
  call.mockResolvedValueOnce({ ...seen, version: 7, tags: ["vip"] });
  call.mockResolvedValueOnce({ ...seen, version: 8, tags: ["vip"], status: "pending" });
  const outcome = await changeTicket(cache, seen, { field: "status", value: "pending" });
  expect(outcome.result).toBe("saved");
  expect(versionsSent()).toEqual([3, 7]);
});

test("when somebody changed the same field, theirs stands and both are shown", async () => {
  const seen = seenTicket({ priority: "low" });
  const cache = cacheWith(seen);
  const theirs = { ...seen, version: 7, priority: "critical" as const };
  call.mockRejectedValueOnce(stale());
  call.mockResolvedValueOnce(theirs);
  expect(await changeTicket(cache, seen, { field: "priority", value: "high" })).toEqual({ result: "conflict", theirs });
  expect(versionsSent()).toEqual([3]);
});

test("when somebody made the same change, there is nothing to ask", async () => {
  const seen = seenTicket({ priority: "low" });
  const cache = cacheWith(seen);
  call.mockRejectedValueOnce(stale());
  call.mockResolvedValueOnce({ ...seen, version: 7, priority: "high" });
  expect((await changeTicket(cache, seen, { field: "priority", value: "high" })).result).toBe("saved");
});

test("taking what somebody else holds answers who that is", async () => {
  const seen = seenTicket({ assigneeId: null });
  const cache = cacheWith(seen);
  const theirs = { ...seen, version: 4, assigned_agent: personRef(9) };
  call.mockRejectedValueOnce(new ApiProblem({ code: "ticket.already_assigned", status: 409, message: "Taken" }));
  call.mockResolvedValueOnce(theirs);
  expect(await changeTicket(cache, seen, { field: "assignee", value: personRef(1) })).toEqual({
    result: "held",
    theirs,
  });
});

test("a change is shown until it is answered, and taken back when it is refused", async () => {
  const seen = seenTicket();
  const change = { field: "status", value: "resolved" } as const;
  const { result } = renderHook(() => usePendingChanges());
  let refuse = (_error: Error): void => undefined;
  call.mockReturnValueOnce(new Promise((_resolve, reject) => (refuse = reject)));
  let sending: Promise<unknown> = Promise.resolve();
  await act(async () => {
    sending = changeTicket(cacheWith(seen), seen, change).catch((error: unknown) => error);
  });
  expect(result.current.get(seen.id)).toEqual([change]);
  await act(async () => {
    refuse(new ApiProblem({ code: "forbidden", status: 403, message: "No" }));
    await sending;
  });
  expect(await sending).toMatchObject({ code: "forbidden" });
  expect(result.current.has(seen.id)).toBe(false);
});
