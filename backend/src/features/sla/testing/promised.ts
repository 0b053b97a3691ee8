import type { TestApp } from "../../../../test/start-test-app.js";

/** A running promise as it is stored. */
export interface Promised {
  metric: string;
  policy: string;
  version: number;
  /** "2026-03-02T09:00:00Z"; null while it stands still. */
  due: string | null;
}

/** What is promised about a ticket: its running clocks with the policy each has. */
export async function promisedTo({ db }: TestApp, ticketId: number): Promise<Promised[]> {
  const rows = await db.rows<Omit<Promised, "due"> & { due: Date | null }>(
    `SELECT c.metric, p.name AS policy, v.version, c.due_at AS due
     FROM sla_clocks c JOIN sla_policy_versions v ON v.id = c.policy_version_id JOIN sla_policies p ON p.id = v.policy_id
     WHERE c.ticket_id = $1 AND c.met_at IS NULL AND c.cancelled_at IS NULL ORDER BY c.metric`,
    [ticketId],
  );
  return rows.map((row) => ({ ...row, due: row.due?.toISOString().replace(".000Z", "Z") ?? null }));
}

/** The one policy that holds for a ticket. @throws Error where several do. */
export async function policyOf(app: TestApp, ticketId: number): Promise<string | null> {
  const names = [...new Set((await promisedTo(app, ticketId)).map(({ policy }) => policy))];
  if (names.length > 1) throw new Error(`Several policies hold: ${names.join(", ")}`);
  return names[0] ?? null;
}
