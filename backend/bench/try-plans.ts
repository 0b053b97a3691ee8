import { startEmbedded } from "@redress/database";
import { cloneDatabase } from "@redress/database/testing";
import pg from "pg";
import { openDatabase } from "../src/platform/db.js";
import { openStage, statementsOf, request } from "./desk/stage.js";
import { everyList, seePlans } from "./desk/plans.js";
const server = await startEmbedded({ dataDir: "/tmp/redress/bench/pg", quiet: true });
const [name = "", only] = process.argv.slice(2);
const db = await cloneDatabase(server, { name });
{ const o = openDatabase(db.ownerUrl); await o.rows("DELETE FROM sessions WHERE id >= 1000000"); await o.close(); }
const stage = await openStage(db, 0);
const client = new pg.Client(db.appUrl); await client.connect();
try {
  let asked = await everyList(stage);
  if (only) asked = asked.filter(({ who }) => only.split(",").includes(who));
  const slow: [number, string, string][] = [];
  for (const { who, request: r } of asked) {
    const t = performance.now(); let ok = "";
    try { await request(stage, r); } catch (e) { ok = String(e).slice(0, 200); }
    const t1 = performance.now(); 
    try { await request(stage, r); } catch (e) { ok = String(e).slice(0, 200); }
    slow.push([performance.now() - t1, `${who} ${r.path}`, ok]);
  }
  slow.sort((a, b) => b[0] - a[0]);
  for (const [ms, what, ok] of slow.slice(0, 45)) console.log(ms.toFixed(0), what, ok);
  const plans = await seePlans(stage, asked);
  console.log("plans", plans.length);
  for (const p of plans) if (p.scanned.length) console.log("SCAN", p.who, p.path, p.scanned.join());
} catch (e) { console.log(e); } finally { await stage.close(); await client.end(); }
process.exit(0);
