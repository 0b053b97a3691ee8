import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { QueryClient } from "@tanstack/react-query";
import { EventEmitter } from "node:events";

const call = jest.fn<(name: string) => Promise<unknown>>();
jest.unstable_mockModule("./call.js", () => ({ call, pathOf: String }));

/** What the library's socket does, as far as it matters here. */
class FakeSocket extends EventEmitter {
  connected = false;
  /** Whether the library will try again by itself. */
  active = true;
  connects = 0;
  connect = () => {
    this.connects += 1;
    return this;
  };
  disconnect = () => {
    this.connected = false;
    return this;
  };
  open = () => {
    this.connected = true;
    this.emit("connect");
  };
  lose = (reason: string) => {
    this.connected = false;
    this.emit("disconnect", reason);
  };
  refuse = (code: string) => {
    this.active = false;
    this.emit("connect_error", Object.assign(new Error(code), { data: { code } }));
  };
}
let socket = new FakeSocket();
const io = jest.fn((_options: Record<string, unknown>) => socket);
jest.unstable_mockModule("socket.io-client", () => ({ io }));
const renewToken = jest.fn<() => Promise<boolean>>();
jest.unstable_mockModule("./access-token.js", () => ({
  ...Object.fromEntries(["onSession", "takeSession", "refreshSession"].map((name) => [name, jest.fn()])),
  accessToken: () => "token",
  shouldRenew: () => false,
  renewToken,
  tokenOwner: 1,
}));
const { liveState } = await import("./live.js");
const { openLive } = await import("./live-connection.js");

let close = () => {};
beforeEach(() => {
  jest.useFakeTimers();
  call.mockReset().mockResolvedValue({ seq: 5, complete: true, tickets: [], notifications: false });
  renewToken.mockReset().mockResolvedValue(true);
  socket = new FakeSocket();
  close = openLive(new QueryClient(), 5);
});
afterEach(() => {
  close();
  jest.useRealTimers();
});
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

test("it comes back at different moments for different browsers", () => {
  expect(io.mock.calls.at(-1)?.[0]).toMatchObject({ randomizationFactor: 0.5, reconnectionDelayMax: 15_000 });
});

test("each connection asks for what was missed, and its loss is known at once", async () => {
  socket.open();
  await settle();
  expect([liveState.get(), call.mock.calls.length]).toEqual(["connected", 1]);
  socket.lose("transport close");
  expect(liveState.get()).toBe("interrupted");
  socket.open();
  await settle();
  expect([liveState.get(), call.mock.calls.length]).toEqual(["connected", 2]);
});

test("a connection that was refused, as while the desk restarts, is tried again, with a fresh token where that was why", async () => {
  socket.refuse("unavailable");
  expect(liveState.get()).toBe("interrupted");
  await settle(1600);
  expect([socket.connects, renewToken.mock.calls.length]).toEqual([1, 0]);
  socket.refuse("unauthenticated");
  await settle(3100);
  expect([socket.connects, renewToken.mock.calls.length]).toEqual([2, 1]);
});

test("a connection that the desk ended comes back by itself, unless it was closed meanwhile", async () => {
  socket.open();
  socket.lose("io server disconnect");
  await settle(3100);
  expect(socket.connects).toBe(1);
  socket.open();
  socket.lose("io server disconnect");
  close();
  await settle(10_000);
  expect(socket.connects).toBe(1);
});

test("when the network is back, it does not wait for the try that has moved away", async () => {
  socket.open();
  socket.lose("transport close");
  window.dispatchEvent(new Event("online"));
  await settle(600);
  expect(socket.connects).toBe(1);
});

test("without a network nothing is heard, not even by a connection that has not noticed yet", async () => {
  socket.open();
  window.dispatchEvent(new Event("offline"));
  expect([socket.connected, liveState.get()]).toEqual([false, "interrupted"]);
  window.dispatchEvent(new Event("online"));
  await settle(600);
  expect(socket.connects).toBe(1);
});
