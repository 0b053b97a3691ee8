import { openDatabase } from "../src/platform/db.js";
import { startEmbedded } from "@redress/database";
import { cloneDatabase } from "@redress/database/testing";
import pg from "pg";
import { agents, openStage, request, statementsOf, admin } from "./desk/stage.js";
const server = await startEmbedded({ dataDir: "/tmp/redress/bench/pg", quiet: true });
const [name = "", who = "agent", ...paths] = process.argv.slice(2);
const db = await cloneDatabase(server, { name });
{ const o = openDatabase(db.ownerUrl); await o.rows("DELETE FROM sessions WHERE id >= 1000000"); await o.close(); }
const stage = await openStage(db, 0);
const client = new pg.Client(db.appUrl); await client.connect();
try {
  const token = await stage.tokenOf(who === "admin" ? admin.id : agents[0]!.id);
  for (const path of paths) {
    await request(stage, { method: "GET", path, token });
    for (const { text, values } of await statementsOf(stage, { method: "GET", path, token })) {
      if (/^BEGIN|app_now\(\) AS now$/.test(text)) continue;
      console.log("=====", path, "\n", text, JSON.stringify(values));
      for (let i = 0; i < 2; i++) await client.query(text, values);
      const r = await client.query(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, values);
      console.log(r.rows.map((x: any) => x["QUERY PLAN"]).join("\n"));
    }
  }
} finally { await stage.close(); await client.end(); }
process.exit(0);
