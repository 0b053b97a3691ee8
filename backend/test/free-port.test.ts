import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer } from "node:net";
import { freePort } from "./free-port.js";

test("a port is free, is not one that a connection is given, and no test file beside this one finds it", async () => {
  const worker = process.env["JEST_WORKER_ID"];
  const found: number[] = [];
  for (const id of ["1", "2", undefined]) {
    if (id === undefined) delete process.env["JEST_WORKER_ID"];
    else process.env["JEST_WORKER_ID"] = id;
    found.push(await freePort());
  }
  process.env["JEST_WORKER_ID"] = worker;
  expect(found.map((port) => (port - 11_000) % 16)).toEqual([1, 2, 0]);
  for (const port of found) {
    expect(port).toBeLessThan(32_768);
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    server.close();
  }
});

test("what somebody listens on is passed over", async () => {
  const random = Math.random;
  const answers = [0, 0, 0.5];
  Math.random = () => answers.shift() ?? random();
  const first = await freePort();
  const other = createServer().listen(first, "127.0.0.1");
  await once(other, "listening");
  const second = await freePort();
  Math.random = random;
  other.close();
  expect(second).toBe(first + 16 * 500);
});
