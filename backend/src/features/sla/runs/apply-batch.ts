import type { Work } from "../../../platform/work.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { reapply, type Changed } from "../engine/reapply.js";
import type { SlaEvent } from "../engine/types.js";
import { store } from "../store.js";
import { loadOpenTickets, type OpenTicket } from "../ticket-cases.js";

interface Retargeted {
  ticket: OpenTicket;
  lines: SlaEvent[];
}

/**
 * Brings some open tickets under what has changed. Their rows are held meanwhile, so nobody changes them in between; the
 * event of each says that it was promised anew.
 *
 * @returns how many were promised anew.
 */
export async function applyBatch(work: Work, ids: readonly number[], changed: Changed): Promise<number> {
  await work.rows("SELECT 1 FROM tickets WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE", [ids]);
  const { tickets, policies, book } = await loadOpenTickets(work, ids);
  const done = tickets.flatMap((ticket): Retargeted[] => {
    const { lines } = reapply({ ...ticket, policies, book }, changed, work.now);
    return lines.length === 0 ? [] : [{ ticket, lines }];
  });
  await store(
    work,
    done.map(({ ticket, lines }) => ({
      ticketId: ticket.id,
      lines,
      clocks: foldClocks([...ticket.events, ...lines], book),
    })),
  );
  await recordAll(work, done, "policyId" in changed ? "policy" : "calendar");
  for (const { ticket, lines } of done) {
    for (const line of lines) if (line.type === "breached") await announce(work, ticket, line);
  }
  return done.filter(({ lines }) => lines.some(({ type }) => type !== "breached")).length;
}

/** One statement for all: nothing follows from them. */
async function recordAll(work: Work, done: readonly Retargeted[], by: "policy" | "calendar"): Promise<void> {
  const ids = done
    .filter(({ lines }) => lines.some(({ type }) => type === "retargeted" || type === "applied"))
    .map(({ ticket }) => ticket.id);
  await work.rows(
    `INSERT INTO events (type, ticket_id, actor_kind, actor_id, is_internal, data, created_at)
     SELECT 'sla.retargeted', t.id, $2, $3::bigint, true, jsonb_build_object('by', $4::text, 'policy', p.name), $5
     FROM unnest($1::bigint[]) AS t (id)
     JOIN LATERAL (SELECT policy_version_id FROM sla_clocks WHERE ticket_id = t.id AND met_at IS NULL AND cancelled_at IS NULL LIMIT 1) c ON true
     JOIN sla_policy_versions v ON v.id = c.policy_version_id JOIN sla_policies p ON p.id = v.policy_id`,
    [ids, work.actor.kind, work.actor.id, by, work.now],
  );
}

const announce = (work: Work, ticket: OpenTicket, { metric, cycle, at }: SlaEvent) =>
  work.record({
    type: "sla.breached",
    ticketId: ticket.id,
    isInternal: true,
    data: { metric, cycle, due_at: at.toISOString() },
    hint: {
      version: ticket.version,
      audience: {
        customerId: ticket.customerId,
        assigneeId: ticket.assigneeId,
        teamId: ticket.teamId,
        departmentId: ticket.departmentId,
        hidden: false,
      },
    },
  });
