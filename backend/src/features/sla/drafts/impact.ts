import type { z } from "zod";
import { setImmediate } from "node:timers/promises";
import { ticketNumber, type SlaImpact, type slaImpactBody } from "../../../contract/index.js";
import type { Database, Queries } from "../../../platform/db.js";
import { fieldErrors, notFound } from "../../../platform/errors.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { reapply, type Changed } from "../engine/reapply.js";
import { isRunning, type Clock, type Rulebook } from "../engine/types.js";
import { iso } from "../presenter.js";
import { countOpenTickets, loadOpenTickets, newestOpenTicketIds, type OpenTicket } from "../ticket-cases.js";
import { draftCalendar } from "./draft-calendar.js";
import { draftVersion } from "./draft-policy.js";
import { withDraft, type Draft } from "./with-draft.js";

type ImpactBody = z.output<typeof slaImpactBody>;
type Example = SlaImpact["examples"][number];

/** Open tickets that are worked through at most: some seconds' work. */
const MOST = 50_000;
const BATCH = 500;
const EXAMPLES = 20;

/**
 * What applying a draft to the open tickets would do, by the code that applies it. Nothing is saved.
 *
 * @param most how many open tickets are worked through, the newest ones.
 * @throws AppError 404, 422 with a message per field of the draft.
 */
export async function impact(db: Database, body: ImpactBody, now: Date, most = MOST): Promise<SlaImpact> {
  const { draft, changed } = await readDraft(db, body);
  const open = await countOpenTickets(db);
  const sum: SlaImpact = { open_tickets: open, examined: 0, matching: 0, moving: 0, overdue: 0, examples: [] };
  const examples: Example[] = [];
  for (let last: number | null = null; sum.examined < most;) {
    const ids = await newestOpenTicketIds(db, last, Math.min(BATCH, most - sum.examined));
    const oldest = ids.at(-1);
    if (oldest === undefined) break;
    last = oldest;
    const { tickets, ...offer } = await loadOpenTickets(db, ids);
    const { policies, book } = withDraft(offer, draft);
    for (const ticket of tickets) {
      const { lines, concerned } = reapply({ ...ticket, policies, book }, changed, now);
      if (concerned) sum.matching += 1;
      const moves = lines.length === 0 ? [] : movesOf(ticket, [...ticket.events, ...lines], book, now);
      if (moves.length > 0) sum.moving += 1;
      if (moves.some(({ state }) => state === "breached")) sum.overdue += 1;
      examples.push(...moves);
    }
    sum.examined += tickets.length;
    await setImmediate();
  }
  const worst = examples.sort((one, other) => Number(other.state === "breached") - Number(one.state === "breached"));
  return { ...sum, examples: worst.slice(0, EXAMPLES) };
}

async function readDraft(queries: Queries, body: ImpactBody): Promise<{ draft: Draft; changed: Changed }> {
  if (body.policy) {
    const policy = await draftVersion(queries, body.policy, { policyId: body.policy_id ?? null });
    return { draft: { policy, isOn: body.policy.is_on }, changed: { policyId: policy.policyId } };
  }
  if (!body.calendar) throw fieldErrors({ policy: "Send a policy or a calendar" });
  if (body.calendar_id === null || body.calendar_id === undefined)
    throw fieldErrors({ calendar_id: "Say which calendar it is: tickets count by saved ones alone" });
  const known = await queries.one("SELECT 1 FROM calendars WHERE id = $1 AND deleted_at IS NULL", [body.calendar_id]);
  if (!known) throw notFound("Calendar");
  return {
    draft: { calendar: draftCalendar(body.calendar), calendarId: body.calendar_id },
    changed: { calendarId: body.calendar_id },
  };
}

/** Promises of a ticket whose due time becomes another one. */
function movesOf(ticket: OpenTicket, events: OpenTicket["events"], book: Rulebook, now: Date): Example[] {
  const before = foldClocks(ticket.events, book).filter(isRunning);
  const after = foldClocks(events, book).filter(isRunning);
  const same = (one: Clock, other: Clock) => one.metric === other.metric && one.cycle === other.cycle;
  return [...after, ...before.filter((clock) => !after.some((other) => same(clock, other)))].flatMap(
    (clock): Example[] => {
      const [was, is] = [before.find((other) => same(clock, other)), after.find((other) => same(clock, other))];
      if (was?.dueAt?.getTime() === is?.dueAt?.getTime()) return [];
      const overdue = is?.dueAt && is.dueAt < now && !(was?.dueAt && was.dueAt < now);
      return [
        {
          ticket_id: ticket.id,
          number: ticketNumber(ticket.id),
          subject: ticket.subject,
          metric: clock.metric,
          from: iso(was?.dueAt ?? null),
          to: iso(is?.dueAt ?? null),
          state: !is ? "cancelled" : overdue ? "breached" : "on_track",
        },
      ];
    },
  );
}
