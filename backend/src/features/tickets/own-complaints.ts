import { personActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { attachmentsOf } from "../attachments/index.js";
import { readRules } from "../desk/index.js";
import { readTicket } from "./read-ticket.js";

/** A complaint as its customer sees it, with where its files lie. */
export interface OwnComplaint {
  number: string;
  /** Fit for JSON. */
  complaint: object;
  files: readonly { fileName: string; storageKey: string | null }[];
}

/** Complaints read at once: small enough that the process answers others in between. */
const PAGE = 50;

/**
 * All complaints of a person, oldest first, read page by page. Whatever rights they have otherwise, they are shown here as to any
 * customer: no internal notes, nothing that only staff see.
 */
export async function* complaintsOf(
  { db, config }: Pick<Services, "db" | "config">,
  personId: number,
): AsyncGenerator<OwnComplaint, void, undefined> {
  const nothing = { sees: "own", isStaff: false, permissions: [], departmentIds: [], teamIds: [] } as const;
  const customer = personActor({ id: personId, ...nothing });
  const rules = await readRules(db, config);
  let after = 0;
  for (;;) {
    const page = await db.rows<{ id: number }>(
      "SELECT id FROM tickets WHERE customer_id = $1 AND hidden_at IS NULL AND id > $2 ORDER BY id LIMIT $3",
      [personId, after, PAGE],
    );
    for (const { id } of page) {
      const { abilities: _may, server_time: _now, ...complaint } = await readTicket(db, customer, id, rules);
      const files = await attachmentsOf(db, id, { withInternal: false });
      yield { number: complaint.number, complaint, files };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}
