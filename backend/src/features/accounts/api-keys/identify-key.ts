import type { Scope } from "../../../contract/index.js";
import { keyActor, type Actor } from "../../../platform/actor.js";
import { AppError } from "../../../platform/errors.js";
import { twoFactorRequired } from "../../../platform/http/access.js";
import type { Services } from "../../../platform/services.js";
import { loadActor } from "../queries.js";
import { rememberRights } from "../remembered-rights.js";
import { standingOf } from "../two-factor/demand.js";
import { hashOfKey } from "./key-text.js";
import { KEY_OWNERS_RIGHT } from "./owner.js";

/** Keys remembered at most. */
const CAPACITY = 5_000;
/** A key is looked at anew after so long, and its last use written down then. */
const LOOK_AGAIN_MS = 60_000;

interface KnownKey {
  actor: Actor;
  keyId: number;
  /** On this process's running clock, which nobody can set: never after the key's end, as the database told it. */
  goodUntil: number;
}

export interface IdentifyKey {
  (token: string, ip?: string): Promise<Actor>;
  /** Drops what is remembered about a person, or about everybody. */
  forget(personId: number | null): void;
  /** Whether a token looks like a key and is none of those that are remembered. */
  isStrange(token: string): boolean;
}

/**
 * Tells whom an API key vouches for: its owner with the rights they have now, as far as its scopes go. Found by the hash
 * of the whole key, so that how long a search takes tells nothing about it. Remembered like sessions: see `identify.ts`.
 */
export function createIdentifyKey({ db, log }: Pick<Services, "db" | "log">): IdentifyKey {
  const remembered = rememberRights<string, KnownKey>(CAPACITY);

  const read = async (hash: Buffer): Promise<KnownKey> => {
    const row = await db.one<{ id: number; personId: number; scopes: Scope[]; msLeft: number }>(
      `SELECT id, person_id AS "personId", scopes, (extract(epoch FROM expires_at - app_now()) * 1000)::float8 AS "msLeft"
       FROM api_keys WHERE hash = $1 AND revoked_at IS NULL AND expires_at > app_now()`,
      [hash],
    );
    const owner = row && (await loadActor(db, row.personId));
    if (!row || !owner?.may(KEY_OWNERS_RIGHT)) throw dead();
    // Also a key that is older than the demand: nothing gets around the second factor.
    const { on, demanded } = await standingOf(db, row.personId);
    if (demanded && !on) throw twoFactorRequired();
    const { id, scopes, msLeft } = row;
    const goodUntil = performance.now() + Math.min(msLeft, LOOK_AGAIN_MS);
    return { actor: keyActor(owner, { id, scopes }), keyId: id, goodUntil };
  };

  /** Not waited for: no request is slower for it, and a use that goes unwritten harms nobody. */
  const noteUse = (keyId: number, ip: string | undefined): void => {
    db.rows(
      // Other processes know the same key, and rights may change twice in a second: the minute counts for all of them.
      `UPDATE api_keys SET last_used_at = app_now(), last_used_ip = $2::inet
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= app_now() - interval '1 minute')`,
      [keyId, ip ?? null],
    ).catch((error: unknown) => log.warn({ err: error, api_key_id: keyId }, "the last use of a key was not kept"));
  };

  const identify = async (token: string, ip?: string): Promise<Actor> => {
    const hash = hashOfKey(token);
    if (!hash) throw dead();
    const id = hash.toString("base64");
    const known = remembered.get(id);
    if (known && performance.now() < known.goodUntil) return known.actor;
    const { actor, keyId } = await remembered.load(id, () => read(hash));
    noteUse(keyId, ip);
    return actor;
  };

  const isStrange = (token: string): boolean => {
    const hash = hashOfKey(token);
    return hash !== null && !remembered.get(hash.toString("base64"));
  };

  return Object.assign(identify, { forget: remembered.forget, isStrange });
}

/** One answer for keys that never were, are over, or whose owner has gone. */
const dead = () => new AppError("unauthenticated", 401, "That API key does not work (any more)");
