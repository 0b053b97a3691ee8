import type { Endpoint } from "../endpoint.js";
import * as accounts from "../schemas/accounts.js";
import { z } from "zod";
import { appInfo } from "../schemas/app.js";
import { idText } from "../schemas/primitives.js";
import { challenge } from "../schemas/two-factor.js";

const auth = { tag: "Sign-in" } as const;
const people = { tag: "People" } as const;

export const accountEndpoints = {
  getApp: { tag: "Desk", summary: "What this desk is and offers", access: "public", responses: { 200: appInfo } },
  register: {
    ...auth,
    summary: "Make an account",
    description:
      "Answers the same for known and unknown addresses: a new one gets a mail with a link to confirm it, the owner of a known one is told so by mail. A sent `role` is dropped.",
    access: "public",
    body: accounts.registerBody,
    responses: { 202: accounts.accepted },
    errors: [503],
  },
  verifyEmail: {
    ...auth,
    summary: "Confirm an address with the link from the mail",
    access: "public",
    body: accounts.verifyBody,
    responses: { 200: accounts.accepted },
  },
  login: {
    ...auth,
    summary: "Sign in",
    description:
      "Gives an access token for ten minutes and sets the refresh cookie. The right password with an unconfirmed address is 403 `email_not_verified` and sends a fresh mail; every other failure is the same 401. Where two-factor is on, the answer is 202 with a challenge, and `/api/auth/login/two-factor` goes on.",
    access: "public",
    body: accounts.loginBody,
    responses: { 200: accounts.session, 202: challenge },
    errors: [403],
  },
  refresh: {
    ...auth,
    summary: "Get a new access token with the refresh cookie",
    description: "204 when there is no session to refresh. The cookie is replaced at each use.",
    access: "public",
    cookie: true,
    responses: { 200: accounts.session, 204: null },
    errors: [403],
  },
  logout: { ...auth, summary: "Sign out", access: "public", cookie: true, responses: { 204: null }, errors: [403] },
  forgotPassword: {
    ...auth,
    summary: "Ask for a link to set a new password",
    description: "Answers the same for known and unknown addresses.",
    access: "public",
    body: accounts.forgotBody,
    responses: { 202: accounts.accepted },
    errors: [503],
  },
  resetPassword: {
    ...auth,
    summary: "Set a new password with the link from the mail",
    description: "Ends every session of the person.",
    access: "public",
    body: accounts.resetBody,
    responses: { 200: accounts.accepted },
  },
  acceptInvitation: {
    ...auth,
    summary: "Accept an invitation: set a password",
    access: "public",
    body: accounts.acceptInvitationBody,
    responses: { 200: accounts.accepted },
  },
  getMe: {
    ...auth,
    summary: "Oneself",
    access: "signed_in",
    beforeTwoFactor: true,
    versioned: true,
    responses: { 200: accounts.me },
  },
  updateMe: {
    ...auth,
    summary: "Change one's profile",
    access: "signed_in",
    versioned: true,
    body: accounts.updateMeBody,
    responses: { 200: accounts.me },
    errors: [412],
  },
  setMyPhoto: {
    ...auth,
    summary: "Set one's photo",
    description: "One PNG, JPEG or WebP file of at most 2 MB in the field `files`.",
    access: "signed_in",
    files: { max: 1 },
    responses: { 200: accounts.me },
    errors: [415],
  },
  removeMyPhoto: { ...auth, summary: "Remove one's photo", access: "signed_in", responses: { 200: accounts.me } },
  getPhoto: {
    ...people,
    summary: "A person's photo",
    description: "Public by design of the web's `<img>`, so the URL carries a random part: see `photo_url`.",
    access: "public",
    params: z.strictObject({ id: idText }),
    query: z.strictObject({ key: z.string().max(64) }),
    responses: { 200: "file" },
    errors: [404],
  },
  listPeople: {
    ...people,
    summary: "List people",
    access: { permission: "people.read" },
    query: accounts.listPeopleQuery,
    responses: { 200: accounts.personPage },
  },
  createPerson: {
    ...people,
    summary: "Add a person without an account",
    access: { permission: "people.create_customer" },
    idempotent: true,
    body: accounts.createPersonBody,
    responses: { 201: accounts.person },
    errors: [409],
  },
} as const satisfies Record<string, Endpoint>;
