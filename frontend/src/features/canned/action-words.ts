import type { CannedActions, PlannedAction, Priority, Status } from "@redress/backend/contract";
import { priorityWord } from "../../components/ui/priority-icon.js";
import { statusWord } from "../../components/ui/status-badge.js";
import { t } from "../../lib/i18n.js";

/** What one action does, as a chip says it. */
export function actionWords({ kind, value }: Pick<PlannedAction, "kind" | "value">): string {
  switch (kind) {
    case "status":
      return t("canned.does.status", { status: statusWord(value as Status, "agent") });
    case "priority":
      return t("canned.does.priority", { priority: priorityWord(value as Priority) });
    case "tag":
      return t("canned.does.tag", { tag: value });
    case "team":
      return t("canned.does.team", { team: value });
    case "assign_me":
      return t("canned.does.assign_me");
  }
}

/** All that one does beside its text, in the order in which it is said everywhere. */
export function actionsOf(actions: CannedActions): Pick<PlannedAction, "kind" | "value">[] {
  return [
    ...(actions.assign_team ? [{ kind: "team" as const, value: actions.assign_team.name }] : []),
    ...(actions.assign_to_me ? [{ kind: "assign_me" as const, value: "" }] : []),
    ...(actions.set_priority ? [{ kind: "priority" as const, value: actions.set_priority }] : []),
    ...actions.add_tags.map((value) => ({ kind: "tag" as const, value })),
    ...(actions.set_status ? [{ kind: "status" as const, value: actions.set_status }] : []),
  ];
}
