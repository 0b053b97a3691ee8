import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit, type Store } from "express-rate-limit";
import type { Logger } from "pino";
import type { RouteName } from "../../contract/index.js";
import type { Queries } from "../db.js";
import { AppError } from "../errors.js";
import { addressOf } from "./origin.js";
import { sharedCount } from "./rate-limit-count.js";
import { stateOf } from "./request-state.js";

/** Requests allowed in a window of so many seconds. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

export interface RateLimits {
  /** Any request of one signed-in person. */
  readonly perPerson: RateLimit;
  /** Any request of strangers from one address. */
  readonly perAddress: RateLimit;
  /** Sign-in, registration and mailed links from one address. */
  readonly authPerAddress: RateLimit;
  /** Failed sign-ins, and requests for mail, for one account from one address: what slows down guessing. */
  readonly perAccountAndAddress: RateLimit;
  /**
   * The same from all addresses together, against guessing from many. Much wider, so that nobody shuts another
   * person out by failing on purpose, and over with the window.
   */
  readonly perAccount: RateLimit;
}

const QUARTER = 15 * 60;

export const defaultRateLimits: RateLimits = {
  perPerson: { requests: 3000, seconds: 60 },
  perAddress: { requests: 600, seconds: 60 },
  authPerAddress: { requests: 300, seconds: QUARTER },
  perAccountAndAddress: { requests: 10, seconds: QUARTER },
  perAccount: { requests: 100, seconds: QUARTER },
};

export interface RateLimiters {
  /** For every request of the API, once it is known who asks. */
  readonly general: RequestHandler;
  /** The stricter ones of a route; they read the parsed body. */
  forRoute(name: RouteName): readonly RequestHandler[];
}

/** What shared counts need. */
export interface SharedCounts {
  db: Queries;
  log: Logger;
}

/**
 * The general limits count in this process, and several processes allow that many times as much: they are there against
 * floods. Those around signing in count in the database, for all processes together: they are there against guessing.
 */
export function createRateLimiters(limits: RateLimits, { db, log }: SharedCounts): RateLimiters {
  const shared = (name: string, limit: RateLimit, keyOf: KeyOf, onlyFailures = false) =>
    limiter(limit, keyOf, { onlyFailures, store: sharedCount(db, log, name, limit.seconds) });
  const perAccount = (name: string, onlyFailures: boolean, account = accountOf) => [
    shared(`${name} account`, limits.perAccount, account, onlyFailures),
    shared(`${name} pair`, limits.perAccountAndAddress, (req) => `${networkOf(req)} ${account(req)}`, onlyFailures),
  ];

  const perPerson = limiter(limits.perPerson, personOf);
  const perAddress = limiter(limits.perAddress, networkOf);
  const authPerAddress = shared("auth", limits.authPerAddress, networkOf);
  const failures = perAccount("failures", true);
  // Each request may send a mail, so here the successful ones count as well.
  const mails = perAccount("mails", false);
  // A signed-in person's own password, typed again: whoever found a screen unlocked must not guess it either.
  const retyped = perAccount("retyped", true, personOf);
  const byRoute: Partial<Record<RouteName, readonly RequestHandler[]>> = {
    login: [authPerAddress, ...failures],
    // Codes for one account are counted by their feature, once it is known whose they are.
    loginTwoFactor: [authPerAddress],
    register: [authPerAddress, ...mails],
    confirmPassword: retyped,
    changePassword: retyped,
    changeEmail: [...mails, ...perAccount("own mails", false, personOf)],
    confirmEmail: [authPerAddress],
    exportMe: perAccount("exports", false, personOf),
    forgotPassword: [authPerAddress, ...mails],
    verifyEmail: [authPerAddress],
    resetPassword: [authPerAddress],
    acceptInvitation: [authPerAddress],
    createGuestDraft: [authPerAddress, ...mails],
    resendGuestCode: [authPerAddress],
    confirmGuestDraft: [authPerAddress],
    confirmGuestDraftByLink: [authPerAddress],
    trackComplaint: [authPerAddress, ...mails],
    trackByCode: [authPerAddress],
    trackByLink: [authPerAddress],
    checkBootstrapLink: [authPerAddress],
    becomeFirstAdmin: [authPerAddress],
  };
  return {
    general: (req, res, next) => (stateOf(req).actor.kind === "person" ? perPerson : perAddress)(req, res, next),
    forRoute: (name) => byRoute[name] ?? [],
  };
}

type KeyOf = (req: Request) => string;

function limiter(
  limit: RateLimit,
  keyOf: KeyOf,
  { onlyFailures = false, store }: { onlyFailures?: boolean; store?: Store } = {},
): RequestHandler {
  return rateLimit({
    windowMs: limit.seconds * 1000,
    limit: limit.requests,
    standardHeaders: "draft-6",
    legacyHeaders: false,
    keyGenerator: keyOf,
    ...(store && { store }),
    skipSuccessfulRequests: onlyFailures,
    // Its checks of our set-up write to the console on a stranger's word (an X-Forwarded-For that we do not read).
    validate: false,
    handler: (_req, _res, next) =>
      next(new AppError("rate_limited", 429, "Too many requests; try again a little later")),
  });
}

/** An IPv4 address, or the /64 of an IPv6 one: whoever has one address of it has all. */
const networkOf = (req: Request): string => networkOfAddress(addressOf(req));

/** The same of an address. @param ip undefined: unknown, counted together. */
export const networkOfAddress = (ip: string | undefined): string => ipKeyGenerator(ip ?? "unknown", 64);

/** The address that is signed in with, whether or not there is such an account. */
function accountOf(req: Request): string {
  const email: unknown = (req.body as { email?: unknown } | undefined)?.email;
  return typeof email === "string" ? email.trim().toLowerCase().slice(0, 254) : "";
}

/** Whoever is signed in. */
function personOf(req: Request): string {
  return `person ${stateOf(req).actor.id}`;
}
