import type { Notification, Status } from "@redress/backend/contract";
import { formatDay, formatList } from "../../lib/format.js";
import { t, type MessageId } from "../../lib/i18n.js";

const STATUS_WORDS: Record<"agent" | "customer", Record<Status, MessageId>> = {
  agent: {
    new: "ui.status.new",
    in_progress: "ui.status.in_progress",
    pending: "ui.status.pending",
    on_hold: "ui.status.on_hold",
    resolved: "ui.status.resolved",
    closed: "ui.status.closed",
  },
  customer: {
    new: "ui.status.customer.new",
    in_progress: "ui.status.customer.in_progress",
    pending: "ui.status.customer.pending",
    on_hold: "ui.status.customer.on_hold",
    resolved: "ui.status.customer.resolved",
    closed: "ui.status.customer.closed",
  },
};

/** Who did what, as one sentence. */
export function notificationText(notification: Notification, isStaff: boolean): string {
  const { kind, data, actor } = notification;
  const name = actor?.full_name ?? t("notifications.somebody");
  switch (kind) {
    case "created":
      return isStaff ? t("notifications.created", { name }) : t("notifications.created_customer");
    case "assigned":
      if (notification.tickets > 1) return t("notifications.assigned_many", { name, count: notification.tickets });
      return t("notifications.assigned", { name, hasActor: actor ? "yes" : "no" });
    case "status_changed":
      // A promise that was put off comes as news of this kind, with the new date.
      if (data["to"] === undefined && typeof data["due_at"] === "string")
        return t("notifications.extended", { due: formatDay(data["due_at"], Date.parse(notification.created_at)) });
      if (notification.tickets > 1)
        return t("notifications.status_changed_many", {
          count: notification.tickets,
          status: statusWord(data["to"], isStaff),
        });
      return t("notifications.status_changed", { status: statusWord(data["to"], isStaff) });
    case "comment":
      if (typeof data["author_id"] === "number")
        return data["status"] === undefined ? t("notifications.not_sent") : t("notifications.status_left");
      return t("notifications.comment", { name });
    case "mention":
      return t("notifications.mention", { name });
    case "warning":
      return t("notifications.warning", { metric: metricWord(data["metric"]) });
    case "breached":
      return t("notifications.breached", { metric: metricWord(data["metric"]) });
    case "unassigned":
      return t("notifications.unassigned");
    case "followed":
      return followedText(notification, name);
    case "matched":
      return matchedText(notification);
    case "woken":
      return wokenText(data["because"]);
    case "escalated":
      return t("notifications.escalated", { level: typeof data["level"] === "number" ? data["level"] : 1 });
  }
}

/** What happened to a ticket that one follows: a word, a status, or another holder. */
function followedText({ data, comment_id: comment }: Notification, name: string): string {
  const status = statusWord(data["to"], true);
  if (status) return t("notifications.status_changed", { status });
  if (comment !== null) return t("notifications.followed.wrote", { name });
  const to = nameIn(data["to"]);
  return to ? t("notifications.followed.assigned", { to }) : t("notifications.followed.unassigned");
}

/** Which of one's views it has come to match. One that is no longer one's own to use is not named. */
function matchedText({ views }: Notification): string {
  const names = formatList(views.map(({ name }) => name));
  return names ? t("notifications.matched", { count: views.length, names }) : t("notifications.matched.unnamed");
}

const CAUSES = ["time", "reply", "warning", "breach", "assigned", "escalated"] as const;

/** Why it is back in one's own queue. */
function wokenText(because: unknown): string {
  const cause = CAUSES.find((known) => known === because);
  return cause ? t(`notifications.woken.${cause}`) : t("notifications.woken.time");
}

function nameIn(value: unknown): string {
  const name: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "name") : undefined;
  return typeof name === "string" ? name : "";
}

function statusWord(status: unknown, isStaff: boolean): string {
  const words = STATUS_WORDS[isStaff ? "agent" : "customer"];
  return typeof status === "string" && Object.hasOwn(words, status) ? t(words[status as Status]) : "";
}

const METRICS = ["first_response", "next_response", "update", "resolution"] as const;

function metricWord(metric: unknown): string {
  const known = METRICS.find((name) => name === metric);
  return known ? t(`ui.sla.metric.${known}`) : "";
}

/** Where it happened: the very message, for whoever looks; of a change to many tickets, the list of them. */
export function notificationHref(notification: Notification, isStaff: boolean): string {
  const { id, ticket, tickets, comment_id: comment } = notification;
  if (tickets > 1) return `/queue/all?notice=${id}`;
  const place = isStaff ? `/queue/all?ticket=${ticket.id}` : `/complaints/${ticket.number}`;
  return comment === null ? place : `${place}#comment-${comment}`;
}
