import { wallClock } from "../../../platform/clock.js";
import { AppError } from "../../../platform/errors.js";
import { networkOfAddress } from "../../../platform/http/rate-limit.js";
import { sharedCount } from "../../../platform/http/rate-limit-count.js";
import type { Services } from "../../../platform/services.js";
import type { Challenge } from "./challenges.js";

/** Wrong codes for one account from one network, of any kind. */
const perPair = { tries: 10, seconds: 15 * 60 };
/**
 * Wrong codes of the app for one account from everywhere: 240 a day, of which one in 1,400 days would guess right.
 * Only whoever knows the password gets to try, a recovery code is taken all the same, and a new password begins the
 * count anew: so the owner is never shut out by somebody else's tries.
 */
const perAccount = { tries: 60, seconds: 6 * 3600 };

/** Counts tries of codes, for all processes together, before they are judged: many at once are as many as they are. */
export interface CodeTries {
  /**
   * @param isAppCode six digits, which can be guessed; recovery codes cannot.
   * @returns takes the try back, for a right code.
   * @throws AppError 429 `rate_limited`.
   */
  count(
    challenge: Pick<Challenge, "personId" | "passwordDigest">,
    ip: string | undefined,
    isAppCode: boolean,
  ): Promise<() => Promise<void>>;
}

export function createCodeTries({ db, log }: Pick<Services, "db" | "log">): CodeTries {
  const pairs = sharedCount(db, log, "two-factor pair", perPair.seconds);
  const accounts = sharedCount(db, log, "two-factor account", perAccount.seconds);
  return {
    count: async ({ personId, passwordDigest }, ip, isAppCode) => {
      const account = `${personId} ${passwordDigest.toString("base64")}`;
      const pair = `${networkOfAddress(ip)} ${account}`;
      await countOne(pairs, pair, perPair.tries);
      if (isAppCode) await countOne(accounts, account, perAccount.tries);
      return async () => {
        await pairs.decrement(pair);
        if (isAppCode) await accounts.decrement(account);
      };
    },
  };
}

async function countOne(store: ReturnType<typeof sharedCount>, key: string, most: number): Promise<void> {
  const { totalHits, resetTime } = await store.increment(key);
  if (totalHits <= most) return;
  const seconds = Math.ceil(((resetTime?.getTime() ?? 0) - wallClock.millis()) / 1000);
  throw new AppError("rate_limited", 429, "Too many wrong codes; try again a little later, or use a recovery code", {
    retry_after: Math.max(seconds, 1),
  });
}
