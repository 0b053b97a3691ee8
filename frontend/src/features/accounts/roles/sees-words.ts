import type { Sees } from "@redress/backend/contract";
import type { MessageId } from "../../../lib/i18n.js";

/** As a sentence about those who have a role. */
export const SEES: Record<Sees, MessageId> = {
  own: "roles.sees.own",
  assigned: "roles.sees.assigned",
  teams: "roles.sees.teams",
  departments: "roles.sees.departments",
  all: "roles.sees.all",
};

/** What staff can be let see, widest first: the choice and what it comes to. */
export const STAFF_SEES: readonly { value: Sees; label: MessageId; hint: MessageId }[] = [
  { value: "all", label: "roles.choice.all", hint: "roles.choice.all.hint" },
  { value: "departments", label: "roles.choice.departments", hint: "roles.choice.departments.hint" },
  { value: "teams", label: "roles.choice.teams", hint: "roles.choice.teams.hint" },
  { value: "assigned", label: "roles.choice.assigned", hint: "roles.choice.assigned.hint" },
];
