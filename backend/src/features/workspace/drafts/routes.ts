import { personRefs } from "../../accounts/index.js";
import { readClock } from "../../../platform/clock.js";
import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { requireSight } from "../../tickets/index.js";
import { presentHeld } from "../held/presenter.js";
import { heldOn } from "../held/queries.js";
import { canWrite } from "../policy.js";
import { discardDraft } from "./commands/discard-draft.js";
import { saveDraft } from "./commands/save-draft.js";
import { presentDraft } from "./presenter.js";
import { draftMarks, draftsOn } from "./queries.js";

export function draftRoutes(mount: Mount, { db, hints }: Services): void {
  const tellOwnDevices = (work: Work, ticketId: number, rev: number) =>
    work.afterCommit(() => hints.drafted(personId(work.actor), ticketId, rev));

  mount("listDrafts", async ({ actor }) => ({
    data: (await draftMarks(db, actor)).map(({ ticketId, mode, savedAt }) => ({
      ticket_id: ticketId,
      mode,
      saved_at: savedAt.toISOString(),
    })),
  }));

  mount("getWriting", async ({ actor, params }) => {
    const ticket = await requireSight(db, actor, params.id);
    const now = await readClock(db);
    const drafts = await draftsOn(db, personId(actor), ticket.id);
    const held = await heldOn(db, personId(actor), ticket.id);
    const people = await personRefs(
      db,
      [...drafts, ...held].flatMap(({ mentions }) => mentions),
    );
    return {
      drafts: drafts.filter(({ mode }) => canWrite(actor, ticket, mode)).map((draft) => presentDraft(draft, people)),
      held: held.map((reply) => presentHeld(reply, people, now)),
      server_time: now.toISOString(),
    };
  });

  mount("saveDraft", ({ params, body, work }) =>
    work(async (w) => {
      const { draft, changed } = await saveDraft(w, params.id, params.mode, {
        body: body.body,
        attachmentIds: body.attachment_ids,
        mentions: body.mentions,
        baseCommentId: body.base_message_id,
        rev: body.rev,
        dropOthers: body.drop_others,
      });
      if (changed) tellOwnDevices(w, params.id, draft?.rev ?? 0);
      return {
        draft: draft && presentDraft(draft, await personRefs(w, draft.mentions)),
        server_time: w.now.toISOString(),
      };
    }),
  );

  mount("discardDraft", async ({ params, work }) => {
    await work(async (w) => {
      await discardDraft(w, params.id, params.mode);
      tellOwnDevices(w, params.id, 0);
    });
    return undefined;
  });
}
