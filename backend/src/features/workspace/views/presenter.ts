import type { SavedView } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { presentLastChange } from "../../desk/index.js";
import type { View } from "./models.js";
import { canDeleteView, canEditView } from "./policy.js";

export const presentView =
  (actor: Actor) =>
  (view: View): SavedView => ({
    id: view.id,
    scope: view.scope,
    team: view.team,
    name: view.name,
    q: view.query,
    sort: view.sort,
    columns: view.columns,
    group_by: view.groupBy,
    alert: view.alertsSince !== null,
    created: presentLastChange(view.created),
    changed: presentLastChange(view.changed),
    archived: view.archivedAt !== null,
    version: view.version,
    abilities: { edit: canEditView(actor, view), delete: canDeleteView(actor, view) },
  });
