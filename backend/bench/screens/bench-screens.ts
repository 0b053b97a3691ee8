import { cloneDatabase, startTestServer } from "@redress/database/testing";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { buildWhatIsStale } from "../../launch/build.mjs";
import { openDatabase } from "../../src/platform/db.js";
import { watchMachine } from "../sla/machine.js";
import { printPart } from "../sla/table.js";
import { loadScreens } from "./load-screens.js";
import type { DeskToSee, SeenPart } from "./messages.js";
import { serveDesk } from "./served-desk.js";

/** The browser's part is the web app's: it is written for pages. */
const BROWSER = fileURLToPath(new URL("../../../frontend/bench/screens-process.ts", import.meta.url));

const NOTES = `  Floors: of loading, the same page with an empty list; of keys, a bare page that draws one letter; of scrolling, a bare
  list of the same height; of the heap, what it was before. Browser, desk and database share the machine with whatever else
  runs on it: that is in these figures too.
`;

/** What an agent's screens feel like in a real browser, on the built desk as it runs in production. */
export async function benchScreens(tickets: number): Promise<string[]> {
  await buildWhatIsStale();
  const server = await startTestServer({ careful: true });
  try {
    const database = await cloneDatabase(server);
    const owner = openDatabase(database.ownerUrl, { poolSize: 2, statementTimeout: 600_000 });
    const loaded = await loadScreens(owner, tickets).finally(() => owner.close());
    const desk = await serveDesk(database);
    try {
      const { length: open } = loaded.tickets;
      process.stdout.write(`\nThe screens of an agent: ${tickets} tickets, ${open} of them open\n${NOTES}`);
      await look({ ...loaded, url: desk.url });
    } finally {
      await desk.close();
    }
  } finally {
    await server.stop();
  }
  return [];
}

/** Prints what the browser's process saw, part after part. */
async function look(desk: DeskToSee): Promise<void> {
  const child = fork(BROWSER, { serialization: "advanced" });
  const ended = once(child, "exit");
  let machine = watchMachine();
  let printed = Promise.resolve();
  child.on("message", (part: SeenPart) => {
    const before = machine;
    machine = watchMachine();
    printed = printed.then(async () => printPart({ ...part, problems: [] }, await (await before)()));
  });
  child.send(desk);
  try {
    const [code] = (await ended) as [number | null];
    await printed;
    if (code !== 0) throw new Error(`The process of the browser ended with ${String(code)}`);
  } finally {
    if (child.connected) child.disconnect();
  }
}
