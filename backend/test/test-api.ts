import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import request from "supertest";
import type { Config } from "../src/config.js";
import { createAccessTokens } from "../src/features/accounts/index.js";
import type { Queries } from "../src/platform/db.js";

type Agent = ReturnType<typeof request.agent>;

export interface TestApi {
  /** Requests of a person who is signed in. The agent keeps cookies; a new one has none. */
  as(person: { id: number }): Agent;
  /** As if they signed in again: from now on `as` sends the token of a new session. */
  signInAnew(person: { id: number }): void;
  anonymous(): Agent;
  /** The access token that `as` sends, for sockets and odd requests. */
  tokenOf(person: { id: number }): string;
  url: string;
  server: Server;
  close(): Promise<void>;
}

/** Serves an app on loopback, and signs people in without their passwords. */
export async function serveForTests(app: RequestListener, config: Config, db: Queries): Promise<TestApi> {
  const tokens = createAccessTokens(config);
  const known = new Map<number, string>();
  // Signing in here is no promise to the test: the requests wait until the sessions are written.
  let written: Promise<unknown> = Promise.resolve();
  let nextSession = 1_000_000;

  const server = createServer((req, res) => {
    written.then(
      () => app(req, res),
      (error: unknown) => res.writeHead(500).end(`A session of the test could not be written: ${String(error)}`),
    );
  });
  // What idles is left open: closed after the usual five seconds, it might be at the very moment of the next request.
  server.keepAliveTimeout = 300_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const signIn = (personId: number): string => {
    const sessionId = nextSession++;
    const write = openSession(db, sessionId, personId);
    written = Promise.all([written, write]);
    written.catch(() => undefined); // told by the next request
    return tokens.issue({ personId, sessionId });
  };
  const tokenOf = ({ id }: { id: number }) => {
    const token = known.get(id) ?? signIn(id);
    known.set(id, token);
    return token;
  };
  const agent = () => request.agent(server);

  return {
    as: (person) => agent().set("Authorization", `Bearer ${tokenOf(person)}`),
    signInAnew: ({ id }) => void known.delete(id),
    anonymous: agent,
    tokenOf,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Lives for years, so that a test may turn the clock. */
export async function openSession(db: Queries, id: number, personId: number): Promise<void> {
  await db.rows(
    `INSERT INTO sessions (id, person_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until)
     OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, $3, app_now(), app_now(), app_now() + interval '20 years', app_now() + interval '20 years')`,
    [id, personId, randomBytes(32)],
  );
}
