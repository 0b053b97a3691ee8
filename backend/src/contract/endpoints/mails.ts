import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as mails from "../schemas/mails.js";
import { idText } from "../schemas/primitives.js";

const tag = "Mail";
const params = z.strictObject({ id: idText });

export const mailEndpoints = {
  listMails: {
    tag,
    summary: "List sent and waiting mail, newest first",
    access: { permission: "mail.read" },
    query: mails.listMailsQuery,
    responses: { 200: mails.mailPage },
  },
  getMail: {
    tag,
    summary: "One mail with its text",
    access: { permission: "mail.read" },
    params,
    responses: { 200: mails.mailDetail },
    errors: [404],
  },
  resendMail: {
    tag,
    summary: "Send a mail again",
    description:
      "One that waits or was given up is tried now, and with it what waits before it for the same address; one that was sent or kept is sent again as a new mail, which is answered. 409 `mail.link_gone` when it leads in by a link that no longer works.",
    access: { permission: "mail.resend" },
    idempotent: true,
    params,
    responses: { 200: mails.mailDetail },
    errors: [404, 409, 503],
  },
  resendMails: {
    tag,
    summary: "Try all failed mail again",
    access: { permission: "mail.resend" },
    idempotent: true,
    body: mails.resendMailsBody,
    responses: { 200: mails.resentMails },
    errors: [503],
  },
  listMailTemplates: {
    tag,
    summary: "The mails this desk writes: when, and to whom",
    access: { permission: "mail.read" },
    responses: { 200: mails.mailTemplateList },
  },
  previewMailTemplate: {
    tag,
    summary: "A template as its reader would get it; nothing is sent",
    description: "On a ticket that the caller may see, with what last happened to it, or on an invented one.",
    access: { permission: "mail.read" },
    params: mails.mailTemplateParams,
    query: mails.previewMailTemplateQuery,
    responses: { 200: mails.mailPreview },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
