import { createHash } from "node:crypto";
import type { Vault } from "../../../platform/vault.js";

/** Where a browser is reached, and what only it can read with: kept sealed, all of it. */
export interface Subscription {
  /** An address of the browser's push service that nobody else knows. */
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const contextOf = (id: number): string => `push_subscription:${id}`;

export const sealSubscription = (vault: Vault, id: number, { endpoint, keys }: Subscription): string =>
  vault.seal(contextOf(id), JSON.stringify({ endpoint, keys }));

/** @throws VaultError when it was sealed for another row, or its key is not here. */
export const openSubscription = (vault: Vault, id: number, sealed: string): Subscription =>
  JSON.parse(vault.open(contextOf(id), sealed)) as Subscription;

/** By which a browser is known again; the address itself cannot be read from it. */
export const hashOf = (endpoint: string): Buffer => createHash("sha256").update(endpoint).digest();

/** Whether both are the same browser: nobody else knows its secret. */
export const isSameBrowser = (one: Subscription, other: Subscription): boolean =>
  one.keys.auth === other.keys.auth && one.keys.p256dh === other.keys.p256dh;
