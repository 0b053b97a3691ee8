import { z } from "zod";
import { notificationKind } from "./accounts.js";
import { flag, id, idText, instant, listOf, paging, personRef } from "./primitives.js";

export const notification = z.object({
  id,
  kind: notificationKind,
  ticket: z.object({ id, number: z.string(), subject: z.string() }),
  actor: personRef.nullable(),
  /** Small facts for the sentence: status words, metric, level. */
  data: z.record(z.string(), z.unknown()),
  /** How many tickets it speaks of: those that `GET /tickets?notice=` has, which is more than one after a change to many. */
  tickets: z.number().int(),
  /** The caller's views that it has come to match, as they are called now. */
  views: z.array(z.object({ id, name: z.string() })),
  comment_id: id.nullable(),
  created_at: instant,
  read_at: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;
export const notificationPage = listOf(notification).extend({ unread: z.number().int() });
export const listNotificationsQuery = z.strictObject({
  ...paging,
  unread: flag.optional(),
  /** Of one ticket alone. */
  ticket_id: idText.optional(),
});

/** What one was told of one ticket. */
export const alert = z.object({
  ticket: notification.shape.ticket,
  count: z.number().int(),
  unread: z.number().int(),
  newest: notification,
});
export type Alert = z.infer<typeof alert>;
/** `unread` counts notifications, of all tickets. */
export const alertPage = listOf(alert).extend({ unread: z.number().int() });
export const listAlertsQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor });
/** Some, or all of one ticket, or all. */
export const readNotificationsBody = z.strictObject({
  ids: z.array(id).max(100).optional(),
  ticket_id: id.optional(),
  all: z.literal(true).optional(),
});
export const unreadCount = z.object({ unread: z.number().int() });
