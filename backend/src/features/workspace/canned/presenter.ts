import type { Canned as CannedView } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { presentLastChange } from "../../desk/index.js";
import type { Canned } from "./models.js";
import { canEditCanned } from "./policy.js";

export const presentCanned =
  (actor: Actor) =>
  (canned: Canned): CannedView => ({
    id: canned.id,
    scope: canned.scope,
    team: canned.team,
    shortcut: canned.shortcut,
    title: canned.title,
    folder: canned.folder,
    texts: canned.texts,
    actions: {
      set_status: canned.setStatus,
      set_priority: canned.setPriority,
      add_tags: canned.addTags,
      assign_to_me: canned.assignToMe,
      assign_team: canned.assignTeam,
    },
    uses: canned.uses,
    last_used: presentLastChange(canned.lastUsed),
    created: presentLastChange(canned.created),
    changed: presentLastChange(canned.changed),
    archived: canned.archivedAt !== null,
    version: canned.version,
    abilities: { edit: canEditCanned(actor, canned) },
  });
