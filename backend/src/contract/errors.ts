/**
 * Every `code` an error answer (application/problem+json) can carry, with its meaning. Stable and public:
 * callers decide by the code, never by the message; a code is never used again for another meaning.
 */
export const errorCodes = {
  malformed_json: "The body is not JSON (400)",
  malformed_request: "The request could not be read (400)",
  unauthenticated: "Sign in first (401)",
  token_expired: "The access token has expired or was revoked: refresh and try again (401)",
  wrong_credentials: "E-mail and password do not match an account that can sign in (401)",
  email_not_verified: "The password is right, the address is not confirmed yet; a fresh mail was sent (403)",
  forbidden: "You can see this but may not do that (403)",
  not_found: "There is no such thing, or not for you (404)",
  method_not_allowed: "This path has no such method (405)",
  stale_version: "It was changed since you read it; `current` has the present state (412)",
  "ticket.illegal_transition": "That status cannot follow the present one; `allowed` names those that can (409)",
  "ticket.already_assigned": "Somebody else holds this ticket; give a reason to take it (409)",
  "ticket.not_editable": "Its owner may no longer change it (409)",
  "ticket.closed": "The ticket is closed; reopen it first (409)",
  "person.email_taken": "Another person has that address (409)",
  "idempotency.in_progress": "A request with this key is still being worked on (409)",
  "idempotency.mismatch": "This key was used for another request (422)",
  too_large: "The body or a file is larger than allowed; `limit` says how large (413)",
  unsupported_media_type: "That content type is not taken here (415)",
  validation: "Some fields need another value; `errors` has a message for each (422)",
  "link.invalid": "The link is wrong, used or out of date; ask for a new one (422)",
  rate_limited: "Too many requests; `Retry-After` says when to come back (429)",
  mail_not_set_up: "This needs mail, which is not set up here (503)",
  unavailable: "The database does not answer at the moment; try again shortly (503)",
  storage_full: "There is no room for the file (507)",
  internal: "Something went wrong on our side (500)",
} as const;

export type ErrorCode = keyof typeof errorCodes;
