/** A process whose job never ends: `stuck-worker.ts <database address>`. It says "started" once it has the job. */
import { pino } from "pino";
import { openDatabase } from "../../src/platform/db.js";
import { startJobs } from "../../src/platform/jobs.js";

const url = process.argv[2];
if (!url) throw new Error("Name the database");
await startJobs({
  url,
  db: openDatabase(url, { poolSize: 1 }),
  concurrency: 1,
  log: pino({ level: "silent" }),
  tasks: {
    slow: async () => {
      process.send?.("started");
      await new Promise(() => setInterval(() => undefined, 60_000));
    },
  },
});
