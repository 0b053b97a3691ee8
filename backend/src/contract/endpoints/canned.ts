import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as canned from "../schemas/canned.js";
import { idText, ticketRef } from "../schemas/primitives.js";
import { ticketDetail } from "../schemas/tickets.js";

const tag = "Canned responses";
const access = { permission: "ticket.reply" } as const;
const byId = z.strictObject({ id: idText });
const onTicket = z.strictObject({ id: ticketRef, canned_id: idText });

export const cannedEndpoints = {
  listCanned: {
    tag,
    summary: "List canned responses and macros, by shortcut",
    description:
      "One's own, those of one's teams and those of everybody; those who manage them see those of all teams.",
    access,
    query: canned.listCannedQuery,
    responses: { 200: canned.cannedPage },
  },
  listCannedFolders: {
    tag,
    summary: "The folders in use, with how many lie in each",
    access,
    responses: { 200: canned.cannedFolders },
  },
  getCanned: {
    tag,
    summary: "One canned response or macro",
    access,
    versioned: true,
    params: byId,
    responses: { 200: canned.canned },
    errors: [404],
  },
  createCanned: {
    tag,
    summary: "Add a canned response or a macro",
    description: "Without a text it is a macro. For a team or for everybody it needs `canned.manage`.",
    access,
    idempotent: true,
    body: canned.createCannedBody,
    bodyBytes: 300_000,
    responses: { 201: canned.canned },
    errors: [403],
  },
  updateCanned: {
    tag,
    summary: "Change, archive or restore a canned response",
    access,
    versioned: true,
    params: byId,
    body: canned.updateCannedBody,
    bodyBytes: 300_000,
    responses: { 200: canned.canned },
    errors: [403, 404, 412],
  },
  previewCanned: {
    tag,
    summary: "What texts that are being written would say on a ticket",
    access,
    params: z.strictObject({ id: ticketRef }),
    body: canned.previewCannedBody,
    bodyBytes: 300_000,
    responses: { 200: canned.renderedCanned },
    errors: [404],
  },
  renderCanned: {
    tag,
    summary: "A canned response as it reads on a ticket, with what else it would do",
    description:
      "In the customer's language, else the desk's. Values are put in once: what they hold themselves stays as it is.",
    access,
    params: onTicket,
    responses: { 200: canned.renderedCanned },
    errors: [404],
  },
  countCannedUse: {
    tag,
    summary: "Say that a canned response was used on a ticket",
    access,
    params: onTicket,
    responses: { 204: null },
    errors: [404],
  },
  runMacro: {
    tag,
    summary: "Do to a ticket what a macro or a canned response says: all of it or nothing",
    access,
    versioned: true,
    params: onTicket,
    body: canned.runMacroBody,
    responses: { 200: ticketDetail },
    errors: [403, 404, 409, 412],
  },
} as const satisfies Record<string, Endpoint>;
