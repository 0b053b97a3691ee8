import type { Endpoint } from "../endpoint.js";
import * as guests from "../schemas/guests.js";

const tag = "Guests";

export const guestEndpoints = {
  listGuestTopics: {
    tag,
    summary: "What a complaint without an account can be about",
    access: "public",
    responses: { 200: guests.guestTopics },
  },
  createGuestDraft: {
    tag,
    summary: "Write a complaint without an account",
    description:
      "Keeps it for 24 hours and mails a 6-digit code and a link to the address. It becomes a complaint, with a number and due times, once the address is confirmed by one of them. Answers the same whether or not the address belongs to an account.",
    access: "public",
    body: guests.guestComplaintBody,
    responses: { 202: guests.guestDraft },
    errors: [503],
  },
  resendGuestCode: {
    tag,
    summary: "Mail a new code for a draft",
    description: "The earlier code and link stop working.",
    access: "public",
    body: guests.guestDraftBody,
    responses: { 202: guests.guestDraft },
    errors: [404, 503],
  },
  confirmGuestDraft: {
    tag,
    summary: "Confirm the address with the code, and file the complaint",
    description:
      "However often it is sent, there is one complaint. A wrong code is 422 `code.wrong`; after five, or once it is too old, 422 `code.spent`: ask for a new one. Sets a cookie that renews the token.",
    access: "public",
    body: guests.confirmGuestDraftBody,
    responses: { 200: guests.guestAccess },
    errors: [403, 404],
  },
  confirmGuestDraftByLink: {
    tag,
    summary: "Confirm the address with the mailed link, and file the complaint",
    description: "Works in any browser. However often it is sent, there is one complaint.",
    access: "public",
    body: guests.guestLinkBody,
    responses: { 200: guests.guestAccess },
    errors: [403],
  },
  trackComplaint: {
    tag,
    summary: "Ask for a link and a code to follow a complaint",
    description:
      "Always answers the same. If the complaint exists and the address is its customer's, a mail with both is on its way to it.",
    access: "public",
    body: guests.trackBody,
    responses: { 202: guests.trackRequest },
    errors: [503],
  },
  trackByCode: {
    tag,
    summary: "Follow a complaint with the mailed code",
    description:
      "For ten minutes, in the browser that asked alone. Wrong and spent codes as in `confirmGuestDraft`, also where nothing was mailed.",
    access: "public",
    body: guests.trackCodeBody,
    responses: { 200: guests.guestAccess },
  },
  trackByLink: {
    tag,
    summary: "Follow a complaint with the mailed link",
    description: "Works once, in any browser.",
    access: "public",
    body: guests.guestLinkBody,
    responses: { 200: guests.guestAccess },
  },
  refreshGuest: {
    tag,
    summary: "Get a new token with the guest's cookie",
    description: "204 when there is no guest's session. The cookie is replaced at each use.",
    access: "public",
    cookie: true,
    responses: { 200: guests.guestAccess, 204: null },
    errors: [403],
  },
  leaveGuest: {
    tag,
    summary: "End the guest's session in this browser",
    access: "public",
    cookie: true,
    responses: { 204: null },
    errors: [403],
  },
} as const satisfies Record<string, Endpoint>;
