/** Lets one process at a time install and build in a checkout. */
import { mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { isAlive } from "./processes.mjs";
import { inRoot } from "./root.mjs";

const LOCK = inRoot(".data/launch.lock");
const TOUCH_EVERY_MS = 1_000;
const STALE_AFTER_MS = 10_000;

/** Runs `work` while no other launch script runs its own; one that was killed holds nobody up for more than 10 s. */
export async function exclusively(work) {
  await mkdir(inRoot(".data"), { recursive: true });
  await acquire();
  // The lock's age tells a working owner from a dead one whose process number was given away again.
  const touching = setInterval(() => void utimes(LOCK, new Date(), new Date()).catch(() => undefined), TOUCH_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(LOCK, { force: true });
  }
}

async function acquire() {
  for (let told = false; ; await sleep(250)) {
    const file = await open(LOCK, "wx").catch((error) => {
      if (error.code === "EEXIST") return null;
      throw error;
    });
    if (file) {
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    }
    if (await isStale()) await rm(LOCK, { force: true });
    else if (!told) {
      console.log("Another command is installing or building here; waiting for it to finish.");
      told = true;
    }
  }
}

async function isStale() {
  try {
    const [{ mtimeMs }, owner] = await Promise.all([stat(LOCK), readFile(LOCK, "utf8")]);
    return Date.now() - mtimeMs > STALE_AFTER_MS || (owner !== "" && !isAlive(Number(owner)));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}
