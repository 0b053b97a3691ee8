/** A process that brings a changed calendar to the open tickets, until it is done or killed: `DATABASE RUN`. */
import { applySla } from "../../src/features/sla/index.js";
import { openDatabase } from "../../src/platform/db.js";
import { benchServices } from "../open-bench.js";

const [url = "", runId] = process.argv.slice(2);
const db = openDatabase(url);
await db.one("SELECT 1");
process.send?.("begins");
await applySla(benchServices(db, "unused"), { run_id: Number(runId) });
await db.close();
process.disconnect?.();
