import type { Config } from "../../config.js";
import type { Work } from "../../platform/work.js";
import { createPasswords, createPerson, demoAccounts } from "../accounts/index.js";
import { namedCustomers, staff } from "./directory-facts.js";

export type PasswordHashes = ReadonlyMap<string, string>;

/** One hash per password, not per person: twelve rounds of bcrypt for everybody would take most of a minute. */
export async function hashDemoPasswords(config: Config): Promise<PasswordHashes> {
  const passwords = createPasswords(config);
  const different = [...new Set(demoAccounts.map((account) => account.password))];
  const hashes = await Promise.all(different.map((password) => passwords.hash(password)));
  const byPassword = new Map(different.map((password, i) => [password, hashes[i] ?? ""]));
  return new Map(demoAccounts.map((account) => [account.email, byPassword.get(account.password) ?? ""]));
}

/** The admin, the agents and the customers who can sign in. Returns name -> id. */
export async function makeAccounts(work: Work, hashes: PasswordHashes): Promise<Map<string, number>> {
  const accounts = [
    { name: "Ada Keller", email: "admin@example.com", role: "admin", timeZone: "Europe/Berlin" },
    ...staff.map((person) => ({ ...person, timeZone: "Europe/Berlin" })),
    ...namedCustomers.map((person) => ({ ...person, role: "customer", timeZone: "Europe/London" })),
  ];
  const ids = new Map<string, number>();
  for (const { name, email, role, timeZone } of accounts) {
    const passwordHash = hashes.get(email) ?? null;
    ids.set(
      name,
      await createPerson(work, { fullName: name, email, roleKey: role, timeZone, passwordHash, emailVerified: true }),
    );
  }
  return ids;
}
