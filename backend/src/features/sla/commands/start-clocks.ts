import type { Priority } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { beginPromises } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { loadDefaultVersion } from "../history.js";
import { store } from "../store.js";

/**
 * Makes the desk's promises about a new ticket: the newest version of the default policy, at its priority.
 *
 * @param receivedAt from when time is counted; what is already overdue is found by the next tick.
 */
export async function startClocks(work: Work, ticketId: number, priority: Priority, receivedAt: Date): Promise<void> {
  const version = await loadDefaultVersion(work);
  if (!version) return;
  const lines = beginPromises(version, priority, receivedAt, work.now);
  await store(
    work,
    ticketId,
    lines,
    foldClocks(lines, () => version),
  );
}
