import type { TimelineItem } from "@redress/backend/contract";
import { serverNow } from "../../../lib/clock.js";
import { formatDay, formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

/**
 * What happened to a complaint, as a sentence for its customer.
 *
 * @param readerId the customer: what they did is told as "You …".
 * @returns null for what is our own affair: who noticed what, clocks, pauses for third parties.
 */
export function eventText(item: TimelineItem, readerId: number): string | null {
  const { data, actor } = item;
  const own = actor?.id === readerId;
  switch (item.type) {
    case "ticket.status_changed":
      return statusText(item, own);
    case "ticket.assigned": {
      const name = nameOf(data["to"]);
      return name === null ? null : t("complaints.event.assigned", { name });
    }
    case "ticket.updated": {
      if (own) return t("complaints.event.edited");
      const topic = nameOf(change(data["changes"], "category"));
      return topic === null ? null : t("complaints.event.topic", { topic });
    }
    case "ticket.merged":
    case "ticket.merged_in":
      return t("complaints.event.merged", { other: String(data["other"]) });
    case "ticket.unmerged":
    case "ticket.unmerged_from":
      return t("complaints.event.unmerged", { other: String(data["other"]) });
    case "ticket.split":
      return t("complaints.event.split", { other: String(data["other"]) });
    case "ticket.split_from":
      return t("complaints.event.split_from", { other: String(data["other"]) });
    case "ticket.unsplit":
      return t("complaints.event.unsplit", { other: String(data["other"]) });
    case "ticket.attached": {
      const files = Array.isArray(data["files"]) ? formatList(data["files"].map(String)) : "";
      if (own) return t("complaints.event.attached_own", { files });
      return actor ? t("complaints.event.attached", { name: actor.full_name, files }) : null;
    }
    case "sla.extended":
      return extensionText(data);
    default:
      return null;
  }
}

const EXTENDED = {
  first_response: "complaints.promise.reply_extended",
  next_response: "complaints.promise.reply_extended",
  update: "complaints.promise.update_extended",
  resolution: "complaints.promise.answer_extended",
} as const;

function extensionText({ metric, reason, due_at: due }: TimelineItem["data"]): string | null {
  const words = EXTENDED[metric as keyof typeof EXTENDED] as (typeof EXTENDED)[keyof typeof EXTENDED] | undefined;
  if (!words || typeof due !== "string" || typeof reason !== "string") return null;
  return t(words, { due: formatDay(due, serverNow()), reason });
}

function statusText({ data, actor }: TimelineItem, own: boolean): string | null {
  switch (data["to"]) {
    case "in_progress":
      if (data["reason"] === "reopened") return t("complaints.event.reopened");
      // Waiting for somebody else looks like progress all along.
      return data["from"] === "on_hold" ? null : t("complaints.event.in_progress");
    case "pending":
      return t("complaints.event.pending");
    case "resolved":
      return actor ? t("complaints.event.resolved_by", { name: actor.full_name }) : t("complaints.event.resolved");
    case "closed":
      if (data["reason"] === "withdrawn") return t("complaints.event.withdrawn");
      if (data["reason"] === "confirmed" || own) return t("complaints.event.confirmed");
      return data["reason"] === "automatic" ? t("complaints.event.closed_automatic") : t("complaints.event.closed");
    default:
      return null;
  }
}

/** A value that was recorded by name: "Billing", or `{ id, name: "Billing" }`. */
function nameOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  const name = (value as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? name : null;
}

function change(changes: unknown, field: string): unknown {
  return (changes as Record<string, { to?: unknown } | undefined> | null | undefined)?.[field]?.to;
}
