import { createECDH, randomBytes } from "node:crypto";

/** What a browser says of itself once it is subscribed. */
export interface BuiltSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A browser's subscription to this address, with keys of its own, whose secret halves nobody keeps. */
export function pushSubscription(endpoint: string): BuiltSubscription {
  const own = createECDH("prime256v1");
  return { endpoint, keys: { p256dh: own.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") } };
}
