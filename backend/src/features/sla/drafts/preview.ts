import type { z } from "zod";
import type { Metric, PreviewedClock, previewSlaBody, SlaPreview } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { beginPromises } from "../engine/changes.js";
import { explainClocks, type ExplainedClock } from "../engine/explain-clocks.js";
import { startLines } from "../engine/lines.js";
import { judgePolicy, type MatchFacts } from "../engine/match.js";
import { presentInterval } from "../explain.js";
import { iso } from "../presenter.js";
import { loadOffer } from "../policies/ordered.js";
import { draftCalendar } from "./draft-calendar.js";
import { DRAFT_VERSION, draftVersion } from "./draft-policy.js";
import { withDraft } from "./with-draft.js";

type PreviewBody = z.output<typeof previewSlaBody>;

/**
 * All due times that a draft would promise to a complaint that arrives at an instant, by the code that promises them.
 * Nothing is saved.
 *
 * @throws AppError 404, 422 with a message per field of the draft.
 */
export async function preview(queries: Queries, body: PreviewBody): Promise<SlaPreview> {
  // Of hours that never open nothing else can be said.
  const calendar = body.calendar && draftCalendar(body.calendar);
  const policy = await draftVersion(queries, body.policy, {
    policyId: body.policy_id ?? null,
    draftHours: body.calendar?.hours,
  });
  const { book, policies } = withDraft(await loadOffer(queries), {
    policy,
    isOn: body.policy.is_on,
    ...(calendar && { calendar, calendarId: policy.calendarId }),
  });
  const at = new Date(body.at);
  const { priority } = body.ticket;
  const events = [
    ...beginPromises(book, policy, priority, at, at),
    ...startLines("next_response", 1, { version: policy, priority, calendars: "newest" }, [], book, {
      now: at,
      startedAt: at,
    }),
  ];
  const drafted = policies.find(({ version }) => version.id === DRAFT_VERSION);
  const judged = drafted
    ? judgePolicy(drafted, await factsOf(queries, body.ticket), at)
    : { matches: false, failed: [] };
  return {
    matches: judged.matches,
    failed: judged.failed,
    clocks: inOrder(explainClocks(events, book, at)).map(presentPreviewed),
  };
}

const order: readonly Metric[] = ["first_response", "next_response", "update", "resolution"];
const inOrder = (clocks: ExplainedClock[]) =>
  clocks.sort((one, other) => order.indexOf(one.clock.metric) - order.indexOf(other.clock.metric));

const presentPreviewed = ({ clock, calendar, intervals }: ExplainedClock): PreviewedClock => ({
  metric: clock.metric,
  due_at: iso(clock.dueAt),
  target_seconds: clock.targetSeconds,
  warnings: clock.pending.flatMap(({ type, step, at }) =>
    type === "warned" ? [{ percent: Number(step), at: at.toISOString() }] : [],
  ),
  steps: clock.pending.flatMap(({ type, step, at }) =>
    type === "escalated" ? [{ level: Number(step), at: at.toISOString() }] : [],
  ),
  intervals: intervals.map(presentInterval),
  tz: calendar.timeZone,
});

/** The facts of a ticket that there is none of: its category with all above it, its tags with those that were merged into them. */
async function factsOf(queries: Queries, ticket: PreviewBody["ticket"]): Promise<MatchFacts> {
  const row = await queries.one<{ category_ids: number[] | null; tag_ids: number[] | null }>(
    `SELECT (WITH RECURSIVE up AS (
               SELECT id, parent_id FROM categories WHERE id = $1
               UNION ALL SELECT c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
             ) SELECT json_agg(id) FROM up) AS category_ids,
            (WITH RECURSIVE meant AS (
               SELECT unnest($2::bigint[]) AS id UNION SELECT tags.id FROM meant JOIN tags ON tags.merged_into = meant.id
             ) SELECT json_agg(id) FROM meant) AS tag_ids`,
    [ticket.category_id ?? null, ticket.tag_ids],
  );
  return {
    priority: ticket.priority,
    categoryIds: row?.category_ids ?? [],
    departmentId: ticket.department_id ?? null,
    organizationId: ticket.organization_id ?? null,
    customerGroupIds: ticket.customer_group_ids,
    tagIds: row?.tag_ids ?? [],
    channel: ticket.channel,
    language: ticket.language ?? null,
  };
}
