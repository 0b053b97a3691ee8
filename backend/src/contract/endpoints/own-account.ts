import type { Endpoint } from "../endpoint.js";
import { accepted, linkBody } from "../schemas/accounts.js";
import * as own from "../schemas/own-account.js";

const tag = { tag: "Own account" } as const;

export const ownAccountEndpoints = {
  confirmPassword: {
    ...tag,
    summary: "Show that it is still you",
    description:
      "Sensitive actions answer 403 `confirmation_required` when the sign-in is older than ten minutes. The password, typed again here, opens them for another ten.",
    access: "signed_in",
    beforeTwoFactor: true,
    body: own.confirmBody,
    responses: { 204: null },
  },
  changePassword: {
    ...tag,
    summary: "Change one's password",
    description:
      "Every other session ends, mailed links stop working, and the owner is told by mail. API keys go on working unless `revoke_api_keys` says otherwise.",
    access: "signed_in",
    body: own.changePasswordBody,
    responses: { 200: own.changedPassword },
  },
  changeEmail: {
    ...tag,
    summary: "Ask for another address",
    description:
      "A link goes to the new address and a notice to the old one. Answers the same whether or not somebody has the new address already: its owner is told by mail. A newer request takes the place of this one.",
    access: "signed_in",
    recent: true,
    body: own.changeEmailBody,
    responses: { 202: accepted },
    errors: [403, 503],
  },
  cancelEmailChange: {
    ...tag,
    summary: "Keep the present address after all",
    access: "signed_in",
    responses: { 204: null },
  },
  confirmEmail: {
    ...tag,
    summary: "Confirm another address with the link from the mail",
    access: "public",
    body: linkBody,
    responses: { 200: accepted },
  },
  exportMe: {
    ...tag,
    summary: "Export one's data",
    description:
      "A ZIP file: profile, complaints with their public messages and files, sessions and choices, as JSON beside the files themselves. One at a time for each person.",
    access: "signed_in",
    recent: true,
    responses: { 200: "file" },
    errors: [403, 409],
  },
  deleteMe: {
    ...tag,
    summary: "Delete one's account",
    description:
      "Signing in ends at once, everywhere. Name and contact details are gone; complaints stay, under the name of a deleted person, and their promises with them. 409 `person.last_admin` for the last admin.",
    access: "signed_in",
    recent: true,
    responses: { 204: null },
    errors: [403, 409],
  },
} as const satisfies Record<string, Endpoint>;
