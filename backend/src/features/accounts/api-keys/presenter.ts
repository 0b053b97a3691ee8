import { scopeNames, type ApiKey, type EndedKey, type OwnedApiKey, type Scope } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { canChange } from "../policy.js";
import { presentPersonRef } from "../presenter.js";
import type { ApiKeyRow, EndedKeyRow } from "./model.js";
import { mayHaveKeys } from "./owner.js";
import type { OwnedKey } from "./queries.js";

export function presentKey(key: ApiKeyRow): ApiKey {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: known(key.scopes),
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt.toISOString(),
    expired: key.expired,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    last_used_ip: key.lastUsedIp,
  };
}

export const presentEndedKey = ({ id, name, prefix, revokedAt, because }: EndedKeyRow): EndedKey => ({
  id,
  name,
  prefix,
  revoked_at: revokedAt.toISOString(),
  because,
});

export function presentOwnedKey(actor: Actor, { key, owner }: OwnedKey): OwnedApiKey {
  return {
    ...presentKey(key),
    owner: presentPersonRef(owner),
    owner_active: owner.deactivatedAt === null && !owner.isHidden && mayHaveKeys(owner.permissions),
    abilities: { revoke: owner.id === actor.id || canChange(actor, owner) },
  };
}

/** A database may be newer than this process and hold scopes it has never heard of. */
const known = (held: readonly Scope[]): Scope[] => scopeNames.filter((scope) => held.includes(scope));
