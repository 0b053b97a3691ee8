import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, MemoryStore, rateLimit, type RateLimitInfo, type Store } from "express-rate-limit";
import type { Logger } from "pino";
import type { Config } from "../../config.js";
import type { RouteName } from "../../contract/index.js";
import type { Queries } from "../db.js";
import { AppError } from "../errors.js";
import { createKnownDevices } from "./known-device.js";
import type { CountStranger } from "./authenticate.js";
import { addressOf } from "./origin.js";
import { sharedCount } from "./rate-limit-count.js";
import { stateOf } from "./request-state.js";
import { through } from "./through.js";

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
   * The same from all addresses together, against guessing from many. Once it is used up, every address still has its
   * first tries, up to ten times as many altogether: so nobody shuts another person out by failing on purpose, and
   * even a thousand addresses get no further than that.
   */
  readonly perAccount: RateLimit;
  /** Links that one person has the desk follow. */
  readonly linksPerPerson: RateLimit;
}

const QUARTER = 15 * 60;

export const defaultRateLimits: RateLimits = {
  perPerson: { requests: 3000, seconds: 60 },
  perAddress: { requests: 600, seconds: 60 },
  authPerAddress: { requests: 300, seconds: QUARTER },
  perAccountAndAddress: { requests: 10, seconds: QUARTER },
  perAccount: { requests: 100, seconds: QUARTER },
  linksPerPerson: { requests: 30, seconds: QUARTER },
};

export interface RateLimiters {
  /** For every request of the API, once it is known who asks. */
  readonly general: RequestHandler;
  /** For those of which that takes a look-up. @throws AppError 429 `rate_limited` when strangers have no requests left. */
  readonly countStranger: CountStranger;
  /** The stricter ones of a route; they read the parsed body. */
  forRoute(name: RouteName): readonly RequestHandler[];
}

/** What shared counts need. */
export interface SharedCounts {
  db: Queries;
  log: Logger;
  config: Pick<Config, "jwtSecret" | "publicUrl">;
}

/** Tries of one address that an account's own limit does not take away, until it is used up so many times over. */
const FIRST_TRIES = 2;
const LAST_LIMIT = 10;

/**
 * The general limits count in this process, and several processes allow that many times as much: they are there against
 * floods. Those around signing in count in the database, for all processes together: they are there against guessing.
 */
export function createRateLimiters(limits: RateLimits, { db, log, config }: SharedCounts): RateLimiters {
  const shared = (name: string, limit: RateLimit, keyOf: KeyOf, wishes: Wishes = {}) =>
    limiter(limit, keyOf, { ...wishes, store: sharedCount(db, log, name, limit.seconds) });
  const perAccount = (name: string, onlyFailures: boolean, account = accountOf) => {
    const pair = (req: Request) => `${networkOf(req)} ${account(req)}`;
    return [
      shared(`${name} pair`, limits.perAccountAndAddress, pair, { onlyFailures, keepAs: "pairLimit" }),
      shared(`${name} account`, limits.perAccount, account, { onlyFailures, isSpared: isFirstOfPair }),
    ];
  };

  const perPerson = limiter(limits.perPerson, personOf);
  const strangers = new MemoryStore();
  const perAddress = limiter(limits.perAddress, networkOf, { store: strangers });
  const authPerAddress = shared("auth", limits.authPerAddress, networkOf);
  const devices = createKnownDevices(config);
  const deviceOf = (req: Request) => devices.of(req, accountOf(req));
  const failuresOfDevice = (req: Request) => `${deviceOf(req)} ${accountOf(req)}`;
  // A browser on which the account was signed in before counts by itself: nobody else uses up its owner's tries.
  const failures = [
    only(
      (req) => deviceOf(req) !== null,
      shared("failures device", limits.perAccountAndAddress, failuresOfDevice, { onlyFailures: true }),
    ),
    ...[authPerAddress, ...perAccount("failures", true)].map((strange) =>
      only((req) => deviceOf(req) === null, strange),
    ),
  ];
  // Each request may send a mail, so here the successful ones count as well.
  const mails = perAccount("mails", false);
  // A signed-in person's own password, typed again: whoever found a screen unlocked must not guess it either.
  const retyped = perAccount("retyped", true, personOf);
  const links = shared("links", limits.linksPerPerson, personOf);
  const byRoute: Partial<Record<RouteName, readonly RequestHandler[]>> = {
    login: failures,
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
    readHolidays: [(req, res, next) => (hasLink(req) ? links(req, res, next) : next())],
  };
  return {
    general: (req, res, next) => {
      const { actor, isCounted } = stateOf(req);
      if (actor.kind !== "person" && isCounted) return next();
      return (actor.kind === "person" ? perPerson : perAddress)(req, res, next);
    },
    countStranger: async (req, res) => {
      await through(perAddress, req, res);
      const state = stateOf(req);
      state.isCounted = true;
      return async () => {
        state.isCounted = false;
        await strangers.decrement(networkOf(req));
      };
    },
    forRoute: (name) => byRoute[name] ?? [],
  };
}

type KeyOf = (req: Request) => string;

interface Wishes {
  onlyFailures?: boolean;
  store?: Store;
  /** Where the request keeps the count for limits that come after. */
  keepAs?: string;
  /** What passes though the limit is used up. */
  isSpared?: (req: Request) => boolean;
}

/** Has this address hardly tried yet, on this account, and is it not one of a great many? Asked behind the limit of the pair. */
function isFirstOfPair(req: Request): boolean {
  const { pairLimit, rateLimit: account } = req as Request & Record<string, RateLimitInfo | undefined>;
  if (!pairLimit || !account) return false;
  return pairLimit.used <= FIRST_TRIES && account.used <= LAST_LIMIT * account.limit;
}

const only =
  (applies: (req: Request) => boolean, handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    applies(req) ? handler(req, res, next) : next();

function limiter(
  limit: RateLimit,
  keyOf: KeyOf,
  { onlyFailures = false, store, keepAs = "rateLimit", isSpared = () => false }: Wishes = {},
): RequestHandler {
  return rateLimit({
    windowMs: limit.seconds * 1000,
    limit: limit.requests,
    standardHeaders: "draft-6",
    legacyHeaders: false,
    keyGenerator: keyOf,
    ...(store && { store }),
    skipSuccessfulRequests: onlyFailures,
    requestPropertyName: keepAs,
    // Its checks of our set-up write to the console on a stranger's word (an X-Forwarded-For that we do not read).
    validate: false,
    handler: (req, res, next) => {
      if (!isSpared(req)) return next(new AppError("rate_limited", 429, "Too many requests; try again a little later"));
      res.removeHeader("Retry-After");
      next();
    },
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

const hasLink = (req: Request): boolean => typeof (req.body as { url?: unknown } | undefined)?.url === "string";

/** Whoever is signed in. */
function personOf(req: Request): string {
  return `person ${stateOf(req).actor.id}`;
}
