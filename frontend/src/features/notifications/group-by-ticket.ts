import type { Notification } from "@redress/backend/contract";

export interface TicketGroup {
  ticket: Notification["ticket"];
  unread: boolean;
  notifications: Notification[];
}

/** Notifications by ticket, groups with unread ones first, else in the order they came: newest first. */
export function groupByTicket(notifications: readonly Notification[]): TicketGroup[] {
  const groups = new Map<number, TicketGroup>();
  for (const notification of notifications) {
    const group = groups.get(notification.ticket.id) ?? {
      ticket: notification.ticket,
      unread: false,
      notifications: [],
    };
    group.notifications.push(notification);
    group.unread ||= notification.read_at === null;
    groups.set(notification.ticket.id, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ unread }) => unread), ...all.filter(({ unread }) => !unread)];
}
