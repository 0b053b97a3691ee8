import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { attachmentId, attachmentList } from "../schemas/attachments.js";
import { changes, changesQuery } from "../schemas/changes.js";
import { flag } from "../schemas/primitives.js";
import * as notifications from "../schemas/notifications.js";

const attachmentParams = z.strictObject({ attachment_id: attachmentId });

export const deskEndpoints = {
  uploadAttachments: {
    tag: "Attachments",
    summary: "Upload files before the ticket or message exists",
    description:
      "They belong to the uploader until a ticket or message claims them by id; unclaimed ones are removed after a day.",
    access: "signed_in",
    guests: true,
    files: { max: 5 },
    responses: { 201: attachmentList },
    errors: [415, 507],
  },
  deleteAttachment: {
    tag: "Attachments",
    summary: "Remove an upload that nothing has claimed",
    access: "signed_in",
    guests: true,
    params: attachmentParams,
    responses: { 204: null },
    errors: [404],
  },
  downloadAttachment: {
    tag: "Attachments",
    summary: "Download a file",
    description: "Always as an attachment, except raster images with `inline=true`.",
    access: "signed_in",
    guests: true,
    params: attachmentParams,
    query: z.strictObject({ inline: flag.optional() }),
    responses: { 200: "file" },
    errors: [403, 404, 409],
  },

  listChanges: {
    tag: "Live",
    summary: "What changed since an event that was seen",
    description: "Asked on reconnect; never lists what the caller may not see.",
    access: "signed_in",
    guests: true,
    query: changesQuery,
    responses: { 200: changes },
  },
  listNotifications: {
    tag: "Notifications",
    summary: "List one's notifications, newest first",
    access: "signed_in",
    query: notifications.listNotificationsQuery,
    responses: { 200: notifications.notificationPage },
  },
  listAlerts: {
    tag: "Notifications",
    summary: "List one's notifications by ticket: how many of each, and the newest",
    description:
      "Tickets with unread ones come first, else the one that was last told of. All of one ticket: `GET /api/notifications?ticket_id=`.",
    access: "signed_in",
    query: notifications.listAlertsQuery,
    responses: { 200: notifications.alertPage },
  },
  readNotifications: {
    tag: "Notifications",
    summary: "Mark notifications read",
    access: "signed_in",
    body: notifications.readNotificationsBody,
    responses: { 200: notifications.unreadCount },
  },
} as const satisfies Record<string, Endpoint>;
