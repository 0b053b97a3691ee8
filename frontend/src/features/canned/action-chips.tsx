import type { PlannedAction } from "@redress/backend/contract";
import { Check } from "lucide-react";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";
import { actionWords } from "./action-words.js";

interface ActionChipsProps {
  /** With `state` where a ticket is at hand. */
  actions: readonly (Pick<PlannedAction, "kind" | "value"> & Partial<Pick<PlannedAction, "state">>)[];
}

/** What a canned response or a macro does to a ticket; what is so already, and what cannot be done, says so. */
export function ActionChips({ actions }: ActionChipsProps) {
  if (actions.length === 0) return null;
  return (
    <ul aria-label={t("canned.also_does")} className="flex flex-wrap gap-1">
      {actions.map((action) => (
        <li key={`${action.kind}.${action.value}`} className="max-w-full min-w-0">
          <Tag
            tone={action.state === "not_possible" ? "warn" : "neutral"}
            {...(action.state === "done" && { icon: Check })}
          >
            {chipText(action)}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

function chipText(action: ActionChipsProps["actions"][number]): string {
  const what = actionWords(action);
  if (action.state === "done") return t("canned.done_already", { what });
  return action.state === "not_possible" ? t("canned.not_possible", { what }) : what;
}
