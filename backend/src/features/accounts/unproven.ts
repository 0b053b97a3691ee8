import type { Work } from "../../platform/work.js";
import type { Person } from "./models/person.js";
import { roleOfNewcomers } from "./models/role.js";

/**
 * Whether an address lies under nobody's account: a registration that nobody confirmed, a guest, somebody whom staff wrote
 * down. Whoever proves the mailbox may have it. Not where more than a newcomer's rights were given: those go to whoever
 * follows the invitation or a new-password link, and to nobody else; nor where an account was closed.
 */
export const isUnproven = (person: Person): boolean =>
  person.emailVerifiedAt === null && person.roleKey === roleOfNewcomers && person.deactivatedAt === null;

/** Whether complaints lie under a person. */
export async function hasComplaints(work: Work, personId: number): Promise<boolean> {
  return (await work.one("SELECT 1 FROM tickets WHERE customer_id = $1 LIMIT 1", [personId])) !== null;
}
