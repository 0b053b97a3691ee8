import pg from "pg";
import { openDatabase } from "../../../src/platform/db.js";
import { copyInto, type Copying } from "./copy-rows.js";
import { readPromised } from "../../sla/tales/promised.js";
import { taleTeller } from "./pick-tale.js";
import { addTicket, columns, type Add } from "../../sla/tales/ticket-rows.js";

/** Which tickets a process loads, of how many, into which database. Answered when they are in. */
export interface Share {
  url: string;
  tickets: number;
  from: number;
  to: number;
  otherCategory: number;
}

const BETWEEN_LOOKS = 200;

process.once("message", (share: Share) => {
  load(share).then(
    () => process.disconnect(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function load({ url, tickets, from, to, otherCategory }: Share): Promise<void> {
  const db = openDatabase(url, { poolSize: 1 });
  const tell = taleTeller(await readPromised(db));
  await db.close();
  const copies = new Map<string, Copying>();
  const clients = await Promise.all(
    Object.entries(columns).map(async ([table, names]) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      // What other tables are named is right by construction, and triggers would count row by row.
      await client.query("SET session_replication_role = replica");
      copies.set(table, copyInto(client, table, names));
      return client;
    }),
  );
  const add: Add = (table, row) => copies.get(table)?.add(row);
  for (let n = from; n < to; n += 1) {
    addTicket(n, tickets, otherCategory, tell, add);
    if (n % BETWEEN_LOOKS === 0) for (const copy of copies.values()) await copy.drained();
  }
  await Promise.all([...copies.values()].map((copy) => copy.end()));
  await Promise.all(clients.map((client) => client.end()));
}
