import { cloneDatabase, startTestServer } from "@redress/database/testing";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { buildWhatIsStale } from "../../launch/build.mjs";
import { openDatabase } from "../../src/platform/db.js";
import { watchMachine } from "../sla/machine.js";
import { printPart, type Line } from "../sla/table.js";
import { loadScreens } from "./load-screens.js";
import type { DeskToSee } from "./messages.js";
import { serveDesk } from "./served-desk.js";

/** The browser's part is the web app's: it is written for pages. */
const BROWSER = fileURLToPath(new URL("../../../frontend/bench/screens-process.ts", import.meta.url));

/** What an agent's screens feel like in a real browser, on the built desk as it runs in production. */
export async function benchScreens(tickets: number): Promise<string[]> {
  await buildWhatIsStale();
  const server = await startTestServer({ careful: true });
  try {
    const database = await cloneDatabase(server);
    const owner = openDatabase(database.ownerUrl, { poolSize: 2, statementTimeout: 600_000 });
    const loaded = await loadScreens(owner, tickets).finally(() => owner.close());
    const machine = await watchMachine();
    const desk = await serveDesk(database);
    try {
      const lines = await look({ ...loaded, url: desk.url });
      const title = `The screens of an agent: ${tickets} tickets, ${loaded.tickets.length} of them open`;
      const notes = [
        "Floor of loading: the same page with an empty list. Of keys: a bare page that draws one letter. Of scrolling: a bare",
        "list of the same height. Browser, desk and database share the machine: what else runs on it is in these figures too.",
      ];
      printPart({ title, lines, problems: [], notes }, await machine());
    } finally {
      await desk.close();
    }
  } finally {
    await server.stop();
  }
  return [];
}

async function look(desk: DeskToSee): Promise<Line[]> {
  const child = fork(BROWSER, { serialization: "advanced" });
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`The process of the browser ended with ${String(code)}`);
  });
  child.send(desk);
  try {
    const [lines] = (await Promise.race([once(child, "message"), failed])) as [Line[]];
    return lines;
  } finally {
    failed.catch(() => undefined); // it ends in the end
    if (child.connected) child.disconnect();
  }
}
