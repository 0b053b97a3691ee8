import type { DraftMode } from "../../../contract/index.js";
import { systemActor } from "../../../platform/actor.js";
import type { Consumer } from "../../../platform/services.js";
import { loadActor } from "../../accounts/index.js";
import { canSee, ticketFacts } from "../../tickets/index.js";
import { bringDraft } from "./commands/bring-draft.js";

/**
 * A split was taken back: what people were writing to the ticket that it began is where the messages are again. A job that runs
 * twice finds nothing to bring.
 */
export const bringDrafts: Consumer = async ({ runWork, hints }, { ticketId: fromId, data }) => {
  const { other_id: toId, comment_id: seen } = data;
  if (fromId === null || typeof toId !== "number" || typeof seen !== "number")
    throw new TypeError("The event does not name both tickets and the message");
  await runWork(systemActor, async (work) => {
    // Whoever is saving there just now has saved by then, or finds the ticket gone (`saveDraft` holds the row, too).
    await work.rows("SELECT 1 FROM tickets WHERE id = $1 FOR UPDATE", [fromId]);
    const to = await ticketFacts(work, toId);
    const drafts = await work.rows<{ personId: number; mode: DraftMode }>(
      `SELECT person_id AS "personId", CASE WHEN is_internal THEN 'internal' ELSE 'public' END AS mode
       FROM drafts WHERE ticket_id = $1 ORDER BY id`,
      [fromId],
    );
    for (const { personId, mode } of drafts) {
      const writer = await loadActor(work, personId);
      // Whoever may not know of the other ticket would find nothing there, and would learn its number from their own export.
      if (!to || !writer || !canSee(writer, to)) continue;
      const brought = await bringDraft(work, { from: { personId, ticketId: fromId, mode }, toId, seen });
      if (brought) work.afterCommit(() => hints.drafted(personId, toId, brought.rev));
    }
  });
};
