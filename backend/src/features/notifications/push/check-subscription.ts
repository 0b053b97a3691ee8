import { createECDH } from "node:crypto";
import { fieldErrors } from "../../../platform/errors.js";
import type { Subscription } from "./subscription.js";

/**
 * Whether a browser can have said this of itself. Where the address leads is judged each time something is sent there
 * (platform/egress): what a name leads to today says nothing about tomorrow.
 *
 * @throws AppError 422
 */
export function requireUsable({ endpoint, keys }: Subscription, { isProduction }: { isProduction: boolean }): void {
  const { protocol, username, password } = new URL(endpoint);
  // Every push service there is speaks TLS; a receiver of tests does not.
  const isRight = protocol === "https:" || (protocol === "http:" && !isProduction);
  if (!isRight || username !== "" || password !== "")
    throw fieldErrors({ endpoint: "Enter the https address that the browser was given" });
  if (!isOnCurve(keys.p256dh)) throw fieldErrors({ "keys.p256dh": "Enter the browser's public key" });
}

function isOnCurve(p256dh: string): boolean {
  const own = createECDH("prime256v1");
  own.generateKeys();
  try {
    own.computeSecret(Buffer.from(p256dh, "base64url"));
    return true;
  } catch {
    // There is nothing else that could fail with 65 bytes.
    return false;
  }
}
