import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as drafts from "../schemas/drafts.js";
import { idText, ticketRef } from "../schemas/primitives.js";

const tag = "Drafts";
const params = z.strictObject({ id: ticketRef });

export const draftEndpoints = {
  listDrafts: {
    tag,
    summary: "The tickets for which the caller has a draft",
    access: "signed_in",
    responses: { 200: drafts.draftList },
  },
  getWriting: {
    tag,
    summary: "What the caller is writing to a ticket: drafts, and messages that can still be undone",
    access: "signed_in",
    params,
    responses: { 200: drafts.writing },
    errors: [403, 404],
  },
  saveDraft: {
    tag,
    summary: "Save what the caller is writing",
    description:
      "The newest text stands. Where `rev` is not that of the draft it takes the place of, what stood there is kept in `others`. Empty and without files it removes the draft.",
    access: "signed_in",
    params: drafts.draftParams,
    body: drafts.saveDraftBody,
    bodyBytes: 200_000,
    responses: { 200: drafts.savedDraft },
    errors: [403, 404],
  },
  discardDraft: {
    tag,
    summary: "Throw a draft away, with its files",
    access: "signed_in",
    params: drafts.draftParams,
    responses: { 204: null },
    errors: [403, 404],
  },
  holdReply: {
    tag,
    summary: "Send a message after a few seconds in which it can be undone",
    description:
      "Nobody else sees it before `release_at`. For promises to the customer it counts from now. 409 `newer_reply` when somebody else has written since `base_message_id`. Where it resolves a parent, `with_open_children` says what becomes of those below it when it goes out. Programs use the ticket's comments, which are there at once.",
    access: "signed_in",
    params,
    idempotent: true,
    body: drafts.holdReplyBody,
    responses: { 201: drafts.heldReply },
    errors: [403, 404, 409],
  },
  undoHeldReply: {
    tag,
    summary: "Take a message back before it is sent: it is a draft again",
    access: "signed_in",
    params: z.strictObject({ id: idText }),
    responses: { 200: drafts.savedDraft },
    errors: [404, 409],
  },
} as const satisfies Record<string, Endpoint>;
