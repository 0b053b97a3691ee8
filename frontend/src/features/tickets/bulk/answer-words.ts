import type { BulkAnswer, BulkResult } from "@redress/backend/contract";
import { t, type MessageId } from "../../../lib/i18n.js";

const REASONS: Record<string, MessageId> = {
  not_found: "bulk.reason.not_found",
  forbidden: "bulk.reason.forbidden",
  "ticket.illegal_transition": "bulk.reason.status",
  "ticket.closed": "bulk.reason.closed",
  "ticket.already_assigned": "bulk.reason.held",
  "ticket.open_children": "bulk.reason.children",
  stale_version: "bulk.reason.changed_since",
};

/** Why a ticket was not changed. */
export function reasonOf({ code, message }: BulkResult): string {
  const known = code === undefined ? undefined : REASONS[code];
  return known ? t(known) : (message ?? t("ui.problem.internal"));
}

/** How a change went, in one sentence: of a single ticket by its number, and why not. */
export function answerSentence({ data, changed, refused }: BulkAnswer): string {
  const [first] = data;
  if (data.length === 1 && first)
    return first.ok
      ? t("bulk.done_one", { number: first.number })
      : t("bulk.refused_one", { number: first.number, reason: reasonOf(first) });
  return t("bulk.done", { changed, refused });
}
