import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { loadActor } from "../accounts/index.js";
import { canHold, worksOnTickets } from "../tickets/index.js";
import type { Found, Place } from "./places.js";
import type { Draft } from "./rows/draft.js";

interface PersonRow {
  id: number;
  email: string;
  isStaff: boolean;
  isActive: boolean;
}

/** The people that some rows name, by address. */
export class People {
  private constructor(
    private readonly byEmail: Map<string, PersonRow>,
    private readonly holders: Map<number, Actor | null>,
  ) {}

  static async load(queries: Queries, drafts: readonly Draft[]): Promise<People> {
    const emails = drafts.flatMap(({ requesterEmail, assigneeEmail, comments }) => [
      requesterEmail,
      assigneeEmail,
      ...comments.map(({ authorEmail }) => authorEmail),
    ]);
    const rows = await queries.rows<PersonRow>(
      `SELECT p.id, p.email, r.is_staff AS "isStaff", p.deactivated_at IS NULL AS "isActive"
       FROM people p JOIN roles r ON r.id = p.role_id WHERE p.email = ANY ($1::text[])`,
      [[...new Set(emails.filter((email) => email !== null))]],
    );
    const byEmail = new Map(rows.map((row) => [row.email, row]));
    const assignees = new Set(drafts.flatMap(({ assigneeEmail }) => byEmail.get(assigneeEmail ?? "")?.id ?? []));
    const holders = new Map<number, Actor | null>();
    for (const id of assignees) holders.set(id, await loadActor(queries, id));
    return new People(byEmail, holders);
  }

  find(email: string): PersonRow | null {
    return this.byEmail.get(email) ?? null;
  }

  /**
   * Who holds a ticket. A closed one may have been anybody's who works or worked here; on an open one its holder must be
   * able to go on.
   */
  holderOf({ assigneeEmail, status }: Draft, place: Place | null): Found {
    const person = assigneeEmail === null ? null : this.find(assigneeEmail);
    if (!person?.isStaff) return { problem: "Nobody here who works on tickets has this address" };
    if (status === "closed" || status === "resolved") return { id: person.id };
    const actor = this.holders.get(person.id);
    if (!actor || !worksOnTickets(actor))
      return { problem: "This person no longer works on tickets, and the ticket is open" };
    const sight = {
      id: 0,
      isSample: false,
      customerId: 0,
      assigneeId: person.id,
      teamId: place?.teamId ?? null,
      departmentId: place?.departmentId ?? null,
      hiddenAt: null,
    };
    return canHold(actor, sight) ? { id: person.id } : { problem: "This person does not see the department's tickets" };
  }
}
