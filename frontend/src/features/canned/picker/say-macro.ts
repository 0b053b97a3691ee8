import type { QueryClient } from "@tanstack/react-query";
import { formatList } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { toastWithUndo, type Expected } from "../../../lib/undo.js";
import { changeMany } from "../../tickets/bulk/change-many.js";
import type { MacroInverse } from "./macro-inverse.js";

const WORDS: Record<MacroInverse["stays"][number], MessageId> = {
  status: "canned.part.status",
  priority: "canned.part.priority",
  assignee: "canned.part.assignee",
  team: "canned.part.team",
  tags: "canned.part.tags",
};

/**
 * Says that a macro was done, what of it cannot be taken back, and takes back the rest when that is asked for.
 *
 * @param expected since it was on its way.
 */
export function sayMacroRan(
  cache: QueryClient,
  ticketId: number,
  name: string,
  inverse: MacroInverse,
  expected: Expected,
): void {
  const stays = formatList(inverse.stays.map((field) => t(WORDS[field])));
  const { changes, onlyIf } = inverse;
  const done = t("canned.ran", { name });
  if (changes === null) {
    toast(stays ? t("canned.ran_stays", { name, stays }) : done);
    return;
  }
  const undo = async () => {
    try {
      const body = { ids: [ticketId], changes, only_if: onlyIf, reason: t("ticket.undo.reason") };
      const { refused } = await changeMany(cache, body, []);
      if (refused > 0) toast(t("ticket.undo.too_late"), { tone: "error" });
      else toast(stays ? t("canned.undone_stays", { name, stays }) : t("canned.undone", { name }));
    } catch (error) {
      toastProblem(error);
    }
  };
  toastWithUndo(done, t("ui.undo"), () => void undo(), expected);
}
