import type { Work } from "../../platform/work.js";
import { createPerson } from "../accounts/index.js";
import type { Random } from "./random.js";
import type { World } from "./world.js";
import { familyNames, givenNames, timeZones } from "./texts/people.js";

/** Customers without a sign-in: nobody knows a password of theirs. Some have no address, only a phone. */
export async function makeCustomers(
  work: Work,
  random: Random,
  count: number,
  { domain, isProven }: World["customers"],
): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const given = random.pick(givenNames);
    const family = random.pick(familyNames);
    const address = `${given}.${family}${i}`
      .normalize("NFKD")
      .replace(/[^\w.]/g, "")
      .toLowerCase();
    const withMail = random.chance(0.93);
    ids.push(
      await createPerson(work, {
        fullName: `${given} ${family}`,
        email: withMail ? `${address}@${domain}` : null,
        phone: withMail ? null : `+49 30 555 ${String(1000 + i)}`,
        timeZone: random.pick(timeZones),
        emailVerified: withMail && isProven,
      }),
    );
  }
  return ids;
}
