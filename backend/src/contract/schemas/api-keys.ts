import { z } from "zod";
import { scopeNames } from "../scopes.js";
import { id, instant, label, listOf, paging, personRef } from "./primitives.js";

/** Days that a key may live, and does unless asked for another number. */
export const API_KEY_MAX_DAYS = 365;
export const API_KEY_DEFAULT_DAYS = 90;

export const apiKey = z.object({
  id,
  name: z.string(),
  /** How it begins: enough to tell keys apart, and of no use to anybody. */
  prefix: z.string(),
  scopes: z.array(z.enum(scopeNames)),
  created_at: instant,
  expires_at: instant,
  expired: z.boolean(),
  /** To the minute; null: never used. */
  last_used_at: instant.nullable(),
  last_used_ip: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
/** What ends a key, besides its time. `pressed`: somebody revoked just this one. */
export const keyEnds = ["pressed", "password_reset", "password_changed", "deactivated", "deleted"] as const;
export type KeyEnd = (typeof keyEnds)[number];
const endedKey = apiKey
  .pick({ id: true, name: true, prefix: true })
  .extend({ revoked_at: instant, because: z.enum(["password_reset", "password_changed", "deactivated"]) });
export type EndedKey = z.infer<typeof endedKey>;
export const apiKeyList = z.object({
  data: z.array(apiKey),
  /** Those of the last 30 days that ended with something else, newest first. */
  ended: z.array(endedKey),
});

/** The only answer that ever holds the key itself. */
export const madeApiKey = apiKey.extend({ key: z.string() });
export type MadeApiKey = z.infer<typeof madeApiKey>;

const name = label(80);

export const createApiKeyBody = z
  .strictObject({
    name,
    scopes: z
      .array(z.enum(scopeNames))
      .min(1, "Choose what the key is for")
      .max(scopeNames.length)
      .refine((list) => new Set(list).size === list.length, "Name each scope once"),
    /** Days from now; 90 unless said otherwise. */
    days: z.number().int().min(1).max(API_KEY_MAX_DAYS).optional(),
    /** Instead of `days`: at most 365 days from now. */
    expires_at: instant.optional(),
  })
  .refine((body) => body.days === undefined || body.expires_at === undefined, {
    path: ["expires_at"],
    message: "Give `days` or `expires_at`, not both",
  });

export const updateApiKeyBody = z.strictObject({ name });

/** A key of the desk, with whose it is. */
export const ownedApiKey = apiKey.extend({
  owner: personRef,
  /** False while its owner may make no keys, or is not here any more: then it opens nothing. */
  owner_active: z.boolean(),
  abilities: z.object({ revoke: z.boolean() }),
});
export type OwnedApiKey = z.infer<typeof ownedApiKey>;
export const apiKeyPage = listOf(ownedApiKey);
export const listApiKeysQuery = z.strictObject({ ...paging });
