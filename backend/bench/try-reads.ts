import { openDatabase } from "../src/platform/db.js";
import { startEmbedded } from "@redress/database";
import { cloneDatabase } from "@redress/database/testing";
import { openStage } from "./desk/stage.js";
import { benchReads } from "./desk/reads.js";
const server = await startEmbedded({ dataDir: "/tmp/redress/bench/pg", quiet: true });
const [name = "", n] = process.argv.slice(2);
const db = await cloneDatabase(server, { name });
{ const o = openDatabase(db.ownerUrl); await o.rows("DELETE FROM sessions WHERE id >= 1000000"); await o.close(); }
const stage = await openStage(db, Number(n));
try { for (const f of await benchReads(stage)) console.log(f.what, "|", f.figure, "| floor", f.floor, "|", f.bars.map((b) => `${b.says}: ${b.met}`).join("; ")); } finally { await stage.close(); }
process.exit(0);
