import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { createApp } from "../src/app.js";
import { createIdentify } from "../src/features/accounts/index.js";
import { watchAccess } from "../src/platform/listen-access.js";
import { createLiveChannel } from "../src/platform/sockets.js";
import type { TestApp } from "./start-test-app.js";

export interface OtherProcess {
  url: string;
  /** A live connection, which is there when this returns. @throws Error with the code of a refusal. */
  connect(token: string): Promise<Socket>;
  close(): Promise<void>;
}

/** Another process of a test's desk: it hears of what the first one does by the database alone. */
export async function startOtherProcess({ services, databaseUrl, db }: TestApp): Promise<OtherProcess> {
  const identify = createIdentify(services);
  const live = createLiveChannel(services.config, services.log);
  let lookedOnce = () => {};
  const looked = new Promise<void>((resolve) => (lookedOnce = resolve));
  const watch = watchAccess({ url: databaseUrl, db, log: services.log }, (personId) => {
    identify.forget(personId);
    void live.recheck(personId);
    if (personId === null) lookedOnce();
  });
  const server = createServer(createApp(services, { identify })).listen(0, "127.0.0.1");
  await once(server, "listening");
  live.attach(server, identify);
  // Its first look drops everything, whatever was announced: no test may lean on that.
  await looked;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    connect: async (token) => {
      const socket = io(url, { auth: { token }, transports: ["websocket"], reconnection: false, forceNew: true });
      await new Promise<void>((resolve, reject) => {
        socket.on("connect", resolve);
        socket.on("connect_error", reject);
      });
      return socket;
    },
    close: async () => {
      await watch.stop();
      await live.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
