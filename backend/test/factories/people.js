import { createPasswords } from "../../src/features/accounts/index.js";
import { testConfig } from "../test-config.js";
let built = 0;
export async function buildPerson(db, facts = {}) {
    built += 1;
    const { role = "customer", fullName = `Person ${built}`, emailVerified = true, password = null, phone = null, timeZone = "UTC", } = facts;
    const email = facts.email === undefined ? `person${built}@example.org` : facts.email;
    const passwordHash = password === null ? null : await createPasswords(testConfig("")).hash(password);
    const row = await db.one(`INSERT INTO people (full_name, email, email_verified_at, password_hash, phone, time_zone, role_id, created_at, deactivated_at)
     SELECT $1, $2, CASE WHEN $3::boolean AND $2::text IS NOT NULL THEN app_now() END, $4, $5, $6, roles.id, app_now(),
            CASE WHEN $7::boolean THEN app_now() END
       FROM roles WHERE key = $8
     RETURNING id`, [fullName, email, emailVerified, passwordHash, phone, timeZone, facts.deactivated ?? false, role]);
    if (!row)
        throw new Error(`There is no role ${role}`);
    return { id: row.id, fullName, email };
}
export const buildCustomer = (db, facts = {}) => buildPerson(db, { ...facts, role: "customer" });
export const buildAgent = (db, facts = {}) => buildPerson(db, { ...facts, role: "agent" });
export const buildSupervisor = (db, facts = {}) => buildPerson(db, { ...facts, role: "supervisor" });
export const buildAdmin = (db, facts = {}) => buildPerson(db, { ...facts, role: "admin" });
//# sourceMappingURL=people.js.map