import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { Agent, createServer, get } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../test/eventually.js";
import { drainable, requireFreePort, startListening } from "./listening.js";

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

const atOnce = { noticeMs: 0, endSockets: () => undefined };

test("a port in use is said in a sentence that helps, before and while listening", async () => {
  const first = createServer();
  const drain = drainable(first);
  await startListening(first, 0, "127.0.0.1");
  const port = portOf(first);

  await expect(requireFreePort(port, "127.0.0.1")).rejects.toThrow(
    `Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1}`,
  );
  await expect(startListening(createServer(), port, "127.0.0.1")).rejects.toMatchObject({ name: "StartError" });
  await expect(requireFreePort(port, "192.0.2.1")).rejects.toThrow("is no address of this machine");
  await drain(atOnce);
  await requireFreePort(port, "127.0.0.1");
});

/** A server that takes its time until it is let answer, and a client that keeps its connections. */
async function slowServer() {
  let requests = 0;
  let answer = () => undefined as void;
  let mayAnswer = Promise.resolve();
  const server = createServer((_req, res) => {
    requests += 1;
    void mayAnswer.then(() => res.end("done"));
  });
  const drain = drainable(server);
  await startListening(server, 0, "127.0.0.1");
  const url = `http://127.0.0.1:${portOf(server)}/`;
  const agent = new Agent({ keepAlive: true });
  const ask = () =>
    new Promise<{ body: string; connection: string | undefined }>((resolve, reject) => {
      const request = get(url, { agent }, (res) => {
        const { connection } = res.headers;
        void text(res).then((body) => resolve({ body, connection }), reject);
      });
      request.on("error", reject);
    });
  return {
    drain,
    port: portOf(server),
    agent,
    ask,
    requests: () => requests,
    hold: () => void (mayAnswer = new Promise((resolve) => (answer = resolve))),
    answer: () => answer(),
  };
}

async function connectTo(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.destroy();
}

test("draining: the request at work is answered, a kept connection does not hold it up, new ones are refused", async () => {
  const { drain, port, agent, ask, requests, hold, answer } = await slowServer();
  expect((await ask()).connection).toBe("keep-alive");
  const kept = connect(port, "127.0.0.1");
  kept.write("GET / HTTP/1.1\r\nHost: desk\r\n\r\n");
  await once(kept, "data");

  hold();
  const answered = ask();
  await eventually(() => expect(requests()).toBe(3));
  const drained = drain(atOnce);
  await eventually(() => expect(connectTo(port)).rejects.toThrow("ECONNREFUSED"));
  answer();
  // Nobody should send another request over a connection that is about to go.
  expect(await answered).toEqual({ body: "done", connection: "close" });
  await Promise.all([once(kept, "close"), drained]);
  agent.destroy();
});

test("during the notice requests are still taken, each the last of its connection", async () => {
  const { drain, agent, ask } = await slowServer();
  await ask();

  const drained = drain({ noticeMs: 1_500, endSockets: () => undefined });
  expect(await ask()).toEqual({ body: "done", connection: "close" });
  await drained;
  await expect(ask()).rejects.toThrow("ECONNREFUSED");
  agent.destroy();
});

test("who has just connected, or kept a connection, may still send what was on its way when the end began", async () => {
  const { drain, port } = await slowServer();
  const [fresh, kept] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  await Promise.all([once(fresh, "connect"), once(kept, "connect")]);
  const request = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n";
  kept.write(request);
  expect(String((await once(kept, "data"))[0])).toMatch(/^HTTP\/1\.1 200 OK/);
  await sleep(50);

  const drained = drain(atOnce);
  await sleep(50);
  for (const socket of [fresh, kept]) socket.write(request);
  for (const answer of await Promise.all([text(fresh), text(kept)])) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK[^]*Connection: close[^]*done/);
  }
  await drained;
});
