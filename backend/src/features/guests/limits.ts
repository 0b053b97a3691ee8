import { AppError } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";

/** Codes asked for within an hour. Counted by requests, not by mails, so that an unknown address counts alike. */
const perHour = {
  /** Of one address, by one network: what an honest person needs at most. */
  addressAndNetwork: 6,
  /** Of one address by everybody together: so many mails a stranger can be made to get. */
  address: 15,
  network: 60,
};

/** Seconds between two codes of one draft, and how many it gets. */
export const secondsBetween = 30;
export const codesPerDraft = 5;

export interface Asking {
  email: string;
  /** Null: unknown, counted together. */
  ip: string | null;
}

/** Seconds after which it is worth another try. */
export const tooMany = (seconds: number): AppError =>
  new AppError("rate_limited", 429, "Too many codes were asked for; try again a little later", {
    retry_after: seconds,
  });

/**
 * Nobody's mailbox is flooded, whoever asks. Held by the address until the transaction ends, so that requests sent at
 * once are counted one after the other.
 *
 * @throws AppError 429, the same for known and unknown addresses.
 */
export async function requireRoom(work: Work, { email, ip }: Asking): Promise<void> {
  await work.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`guest codes of ${email}`]);
  const asked = await work.one<{ address: number; both: number; network: number }>(
    `SELECT count(*) FILTER (WHERE email = $1) AS address,
            count(*) FILTER (WHERE email = $1 AND of_network) AS both,
            count(*) FILTER (WHERE of_network) AS network
     FROM (SELECT email, network_of(ip) IS NOT DISTINCT FROM network_of($2::inet) AS of_network
           FROM guest_codes WHERE created_at > $3::timestamptz - interval '1 hour') AS recent`,
    [email, ip, work.now],
  );
  if (!asked) throw new Error("One row was expected");
  if (asked.both >= perHour.addressAndNetwork || asked.address >= perHour.address || asked.network >= perHour.network)
    throw tooMany(600);
}
