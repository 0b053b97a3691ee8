import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as keys from "../schemas/api-keys.js";
import { idText } from "../schemas/primitives.js";

const tag = "API keys";
const byId = z.strictObject({ id: idText });
const manage = { permission: "people.manage" } as const;

export const apiKeyEndpoints = {
  listMyApiKeys: {
    tag,
    summary: "List one's own keys, newest first",
    description:
      "Without those that were revoked; `ended` has those of the last 30 days that a new password or a deactivation ended.",
    access: "signed_in",
    responses: { 200: keys.apiKeyList },
  },
  createApiKey: {
    tag,
    summary: "Make a key that acts in one's name",
    description:
      "`key` is in this answer and never again: only a hash of it is kept, so no `Idempotency-Key` is honoured here. Send it as `Authorization: Bearer …`. It may what its scopes and its owner's present rights allow, whichever is less. 409 `api_key.too_many` beyond 25 that still work.",
    access: { permission: "api_keys.make" },
    recent: true,
    body: keys.createApiKeyBody,
    responses: { 201: keys.madeApiKey },
    errors: [403, 409],
  },
  updateApiKey: {
    tag,
    summary: "Rename a key of one's own",
    access: "signed_in",
    params: byId,
    body: keys.updateApiKeyBody,
    responses: { 200: keys.apiKey },
    errors: [404],
  },
  revokeMyApiKey: {
    tag,
    summary: "Revoke a key of one's own",
    description: "It opens nothing any more, in no process after five seconds. This cannot be taken back.",
    access: "signed_in",
    params: byId,
    responses: { 204: null },
    errors: [404],
  },
  listApiKeys: {
    tag,
    summary: "List the keys of everybody, newest first",
    description: "Without those that were revoked.",
    access: manage,
    query: keys.listApiKeysQuery,
    responses: { 200: keys.apiKeyPage },
  },
  revokeApiKey: {
    tag,
    summary: "Revoke anybody's key",
    description: "Not one of somebody who has more rights (403). This cannot be taken back.",
    access: manage,
    params: byId,
    responses: { 204: null },
    errors: [403, 404],
  },
} as const satisfies Record<string, Endpoint>;
