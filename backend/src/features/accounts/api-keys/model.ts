import type { EndedKey, Scope } from "../../../contract/index.js";

/** A row of `api_keys`. */
export interface ApiKeyRow {
  id: number;
  personId: number;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
}

/** One that ended with something else. */
export interface EndedKeyRow {
  id: number;
  name: string;
  prefix: string;
  revokedAt: Date;
  because: EndedKey["because"];
}

export const keyColumns = `
  k.id, k.person_id AS "personId", k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.expires_at <= app_now() AS expired, k.last_used_at AS "lastUsedAt", host(k.last_used_ip) AS "lastUsedIp"`;
