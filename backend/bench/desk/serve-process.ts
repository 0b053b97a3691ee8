/** The desk's API in a process of its own, which can tell what it asked PostgreSQL and how much memory it has. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createApp } from "../../src/app.js";
import { createIdentify } from "../../src/features/accounts/index.js";
import { openDatabase } from "../../src/platform/db.js";
import { serveForTests, type TestApi } from "../../test/test-api.js";
import { benchServices, noLimits } from "../open-bench.js";
import { answerAll, type ServeAsk } from "./messages.js";
import { recordStatements } from "./record-statements.js";

const recorder = recordStatements();
let api: TestApi | null = null;

answerAll<ServeAsk>(async (message) => {
  switch (message.ask) {
    case "start": {
      const db = openDatabase(message.appUrl);
      const services = benchServices(db, message.folder);
      const app = createApp(services, { identify: createIdentify(services), rateLimits: noLimits });
      api = await serveForTests(app, services.config, db);
      return api.url;
    }
    case "token":
      return api?.tokenOf({ id: message.personId });
    case "record":
    case "recorded":
      return recorder.take(message.ask === "record");
    case "memory":
      return memory();
  }
});

/** In bytes: what the process has of the machine, and of it what is in use once everything unused was let go. */
function memory(): { rss: number; used: number } {
  const { rss } = process.memoryUsage();
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return { rss, used: process.memoryUsage().heapUsed };
}
