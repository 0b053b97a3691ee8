import { cloneDatabase } from "@redress/database/testing";
import { startEmbedded } from "../../database/src/embedded.js";
import { loadDesk } from "./desk/load/load-desk.js";
const server = await startEmbedded({ dataDir: "/tmp/redress/bench/pg", quiet: true, durable: false, settings: { fsync: "off", max_wal_size: "8GB", shared_buffers: "1GB", max_connections: "200", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off", statement_timeout: "0" } });
for (const arg of process.argv.slice(2)) {
  const [name, n] = arg.split("=");
  const db = await cloneDatabase({ ...server }, { name });
  const t = performance.now();
  await loadDesk(db.superuserUrl, Number(n));
  console.log(name, ((performance.now() - t) / 1000).toFixed(1), "s", db.ownerUrl, db.appUrl);
}
process.exit(0);
