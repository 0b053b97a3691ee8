/**
 * The desk's API, as it was built for those who run it, in a process of its own. It can tell what it asked PostgreSQL
 * and how much memory it has. No TypeScript is read here: what reads it would take memory and time that no desk spends.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { createApp } from "../../dist/app.js";
import { loadConfig } from "../../dist/config.js";
import { createAccessTokens, createIdentify } from "../../dist/features/accounts/index.js";
import { openDatabase } from "../../dist/platform/db.js";
import { createServices } from "../../dist/services.js";
import { answerAll } from "./answer-all.mjs";
import { recordStatements } from "./record-statements.mjs";

const noLimit = { requests: 1_000_000_000, seconds: 60 };
const recorder = recordStatements();
let tokens;

answerAll(async (message) => {
  switch (message.ask) {
    case "start":
      return serve(message);
    case "token":
      return tokens.issue({ personId: message.personId, sessionId: message.sessionId });
    case "record":
    case "recorded":
      return recorder.take(message.ask === "record");
    case "memory":
      return memory();
  }
});

/** The API alone, without workers, sockets and limits. @returns its address. */
async function serve({ appUrl, folder }) {
  const db = openDatabase(appUrl);
  const config = { ...loadConfig({ ...process.env, DATA_DIR: folder }), bcryptCost: 4 };
  const services = createServices({
    config,
    log: pino({ level: "silent" }),
    db,
    demo: false,
    broadcast: () => undefined,
  });
  tokens = createAccessTokens(config);
  const rateLimits = { perPerson: noLimit, perAddress: noLimit };
  const server = createServer(createApp(services, { identify: createIdentify(services), rateLimits }));
  // What idles is left open: closed after the usual five seconds, it might be at the very moment of the next request.
  server.keepAliveTimeout = 300_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
}

/** In bytes: what the process has of the machine, and of it what is in use once everything unused was let go. */
function memory() {
  const { rss } = process.memoryUsage();
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return { rss, used: process.memoryUsage().heapUsed };
}
