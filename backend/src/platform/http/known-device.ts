import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";
import type { Config } from "../../config.js";

const DAYS = 400;
/** Accounts that one browser is remembered for; beyond it the one longest known goes. */
const MOST = 6;

/** Browsers that an account was signed in on before: whoever guesses from elsewhere must not shut its owner out there. */
export interface KnownDevices {
  /** The browser's own random name when this account was once signed in on it, else null. It lets nobody in. */
  of(req: Pick<Request, "headers">, account: string): string | null;
  /** Remembers, in the browser, that this account signed in there. */
  remember(req: Pick<Request, "headers">, res: Pick<Response, "append">, account: string): void;
}

/** @param account what is signed in with: any text that is one account's alone; it is not written into the cookie. */
export function createKnownDevices(config: Pick<Config, "jwtSecret" | "publicUrl">): KnownDevices {
  const key = createSecretKey(createHmac("sha256", config.jwtSecret).update("known device").digest());
  const secure = new URL(config.publicUrl).protocol === "https:";
  const name = secure ? "__Host-redress_device" : "redress_device";
  const sealOf = (device: string, account: string) =>
    createHmac("sha256", key)
      .update(`${device} ${account.trim().toLowerCase()}`)
      .digest()
      .subarray(0, 16)
      .toString("base64url");
  const read = (req: Pick<Request, "headers">) => {
    const [device = "", ...seals] = (parseCookie(req.headers.cookie ?? "")[name] ?? "").split(".");
    return /^[\w-]{22}$/.test(device) ? { device, seals: seals.slice(0, MOST) } : null;
  };

  return {
    of: (req, account) => {
      const kept = read(req);
      if (!kept) return null;
      const right = sealOf(kept.device, account);
      return kept.seals.some((seal) => isEqual(seal, right)) ? kept.device : null;
    },
    remember: (req, res, account) => {
      const kept = read(req) ?? { device: randomBytes(16).toString("base64url"), seals: [] };
      const seal = sealOf(kept.device, account);
      const seals = [seal, ...kept.seals.filter((other) => other !== seal)].slice(0, MOST);
      const options = { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge: DAYS * 86_400 } as const;
      res.append("Set-Cookie", stringifySetCookie(name, [kept.device, ...seals].join("."), options));
    },
  };
}

const isEqual = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
