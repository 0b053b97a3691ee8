import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { attachmentId, attachmentList } from "../schemas/attachments.js";
import { changes, changesQuery } from "../schemas/changes.js";
import { flag, idText } from "../schemas/primitives.js";
import * as directory from "../schemas/directory.js";
import * as mails from "../schemas/mails.js";
import * as notifications from "../schemas/notifications.js";

const attachmentParams = z.strictObject({ attachment_id: attachmentId });

export const deskEndpoints = {
  listOrganizations: {
    tag: "Directory",
    summary: "List organizations",
    access: "signed_in",
    responses: { 200: directory.organizationList },
  },
  listDepartments: {
    tag: "Directory",
    summary: "List departments",
    access: "signed_in",
    query: directory.listDepartmentsQuery,
    responses: { 200: directory.departmentList },
  },
  listCategories: {
    tag: "Directory",
    summary: "List categories",
    access: "signed_in",
    query: z.strictObject({ archived: flag.optional() }),
    responses: { 200: directory.categoryList },
  },
  listTeams: {
    tag: "Directory",
    summary: "List teams",
    access: { permission: "ticket.assign" },
    responses: { 200: directory.teamList },
  },
  listSkills: {
    tag: "Directory",
    summary: "List skills",
    access: "signed_in",
    responses: { 200: directory.skillList },
  },
  listTags: {
    tag: "Directory",
    summary: "List tags",
    access: { permission: "ticket.edit" },
    responses: { 200: directory.tagList },
  },

  uploadAttachments: {
    tag: "Attachments",
    summary: "Upload files before the ticket or message exists",
    description:
      "They belong to the uploader until a ticket or message claims them by id; unclaimed ones are removed after a day.",
    access: "signed_in",
    files: { max: 5 },
    responses: { 201: attachmentList },
    errors: [415, 507],
  },
  deleteAttachment: {
    tag: "Attachments",
    summary: "Remove an upload that nothing has claimed",
    access: "signed_in",
    params: attachmentParams,
    responses: { 204: null },
    errors: [404],
  },
  downloadAttachment: {
    tag: "Attachments",
    summary: "Download a file",
    description: "Always as an attachment, except raster images with `inline=true`.",
    access: "signed_in",
    params: attachmentParams,
    query: z.strictObject({ inline: flag.optional() }),
    responses: { 200: "file" },
    errors: [404],
  },

  listChanges: {
    tag: "Live",
    summary: "What changed since an event that was seen",
    description: "Asked on reconnect; never lists what the caller may not see.",
    access: "signed_in",
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
  readNotifications: {
    tag: "Notifications",
    summary: "Mark notifications read",
    access: "signed_in",
    body: notifications.readNotificationsBody,
    responses: { 200: notifications.unreadCount },
  },
  listMails: {
    tag: "Mail",
    summary: "List sent and waiting mail, newest first",
    access: { permission: "mail.read" },
    query: mails.listMailsQuery,
    responses: { 200: mails.mailPage },
  },
  getMail: {
    tag: "Mail",
    summary: "One mail with its text",
    access: { permission: "mail.read" },
    params: z.strictObject({ id: idText }),
    responses: { 200: mails.mailDetail },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
