import { expect, test } from "@jest/globals";
import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { drain, requireFreePort, startListening } from "./listening.js";

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

test("a port in use is said in a sentence that helps, before and while listening", async () => {
  const first = createServer();
  await startListening(first, 0, "127.0.0.1");
  const port = portOf(first);

  await expect(requireFreePort(port, "127.0.0.1")).rejects.toThrow(
    `Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1}`,
  );
  await expect(startListening(createServer(), port, "127.0.0.1")).rejects.toMatchObject({ name: "StartError" });
  await expect(requireFreePort(port, "192.0.2.1")).rejects.toThrow("is no address of this machine");
  await drain(first, async () => undefined);
  await requireFreePort(port, "127.0.0.1");
});

test("draining: the request at work is answered, a kept connection does not hold it up, new ones are refused", async () => {
  const server = createServer((_req, res) => void sleep(300).then(() => res.end("done")));
  await startListening(server, 0, "127.0.0.1");
  const url = `http://127.0.0.1:${portOf(server)}/`;
  const agent = new Agent({ keepAlive: true });
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      get(url, { agent }, (res) => void text(res).then(resolve, reject)).on("error", reject);
    });
  await ask();

  const answer = ask();
  await sleep(50);
  const before = performance.now();
  const drained = drain(server, async () => undefined);
  await expect(fetch(url)).rejects.toThrow();
  expect(await answer).toBe("done");
  await drained;
  expect(performance.now() - before).toBeLessThan(1_500);
  agent.destroy();
});
