import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { personRefs } from "../../accounts/index.js";
import { readRules } from "../../desk/index.js";
import { presentDraft } from "../drafts/presenter.js";
import { holdReply } from "./commands/hold-reply.js";
import { undoHeldReply } from "./commands/undo-held-reply.js";
import { presentHeld } from "./presenter.js";

export function heldRoutes(mount: Mount, { config, db, hints }: Services): void {
  mount("holdReply", async ({ params, body, work, origin }) => {
    const rules = await readRules(db, config);
    return work(async (w) => {
      const message = {
        text: body.comment,
        mode: body.is_internal ? ("internal" as const) : ("public" as const),
        attachmentIds: body.attachment_ids,
        mentions: body.mentions,
        setStatus: body.set_status ?? null,
        baseCommentId: body.base_message_id,
        sendAnyway: body.send_anyway,
        openChildren: body.with_open_children,
      };
      const held = await holdReply(w, params.id, message, { rules, holdMs: config.sendHoldMs, origin });
      w.afterCommit(() => hints.drafted(held.personId, held.ticketId, held.id));
      return presentHeld(held, await personRefs(w, held.mentions), w.now);
    });
  });

  mount("undoHeldReply", ({ params, work }) =>
    work(async (w) => {
      const { ticketId, draft } = await undoHeldReply(w, params.id);
      w.afterCommit(() => hints.drafted(personId(w.actor), ticketId, draft?.rev ?? 0));
      return {
        draft: draft && presentDraft(draft, await personRefs(w, draft.mentions)),
        server_time: w.now.toISOString(),
      };
    }),
  );
}
