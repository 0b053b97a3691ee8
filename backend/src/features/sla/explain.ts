import type { Metric, SlaClockExplanation, SlaExplanation, SlaInterval, SlaMark } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { explainClocks, type ExplainedClock, type Mark } from "./engine/explain-clocks.js";
import type { Interval } from "./engine/intervals.js";
import { judgePolicy } from "./engine/match.js";
import { isRunning, type Clock } from "./engine/types.js";
import type { NamedRulebook } from "./rulebook.js";
import { iso } from "./presenter.js";
import { presentDetail } from "./present-clocks.js";
import { loadCase, type TicketCase } from "./ticket-case.js";

/** What of the working somebody may see. */
export interface Insight {
  /** Staff see how policies were tried, warnings and escalations. */
  internal: boolean;
  mayExtend: boolean;
}

/** A ticket's promises with all their working. Whether the asker may see the ticket has been judged. */
export async function explainTicket(
  queries: Queries,
  ticketId: number,
  insight: Insight,
  now: Date,
): Promise<SlaExplanation> {
  const found = await loadCase(queries, ticketId);
  if (!found) throw new Error(`There is no ticket ${ticketId}`);
  const explained = explainClocks(found.events, found.book, now);
  return {
    policy: insight.internal ? ownPolicy(found) : null,
    tried: insight.internal ? triedPolicies(found, now) : [],
    clocks: explained.map((each) => presentExplained(each, found, insight, now)),
    resolution: resolutionTimes(explained.map(({ clock }) => clock)),
    extendable: insight.mayExtend
      ? extendable(
          explained.map(({ clock }) => clock),
          found.book,
          now,
        )
      : [],
    server_time: now.toISOString(),
  };
}

/** The policy of the ticket's latest promise, since when, and what became of it. */
function ownPolicy({ events, book, policies }: TicketCase): SlaExplanation["policy"] {
  const last = events.at(-1);
  if (!last) return null;
  const version = book.versionOf(last.policyVersionId);
  const since = events.find((event) => event.policyVersionId === version.id) ?? last;
  const offered = policies.find((policy) => policy.version.policyId === version.policyId);
  return {
    id: version.policyId,
    name: version.policyName,
    version: version.version,
    newest_version: offered?.version.version ?? version.version,
    applied_at: since.recordedAt.toISOString(),
    deleted: !offered,
  };
}

/** Up to the first that matches: what comes after it is not asked. */
function triedPolicies({ policies, facts }: TicketCase, now: Date): SlaExplanation["tried"] {
  const tried = policies.map((policy) => ({
    id: policy.version.policyId,
    name: policy.version.policyName,
    ...judgePolicy(policy, facts, now),
  }));
  const first = tried.findIndex(({ matches }) => matches);
  return first === -1 ? tried : tried.slice(0, first + 1);
}

function presentExplained(
  explained: ExplainedClock,
  { events, book }: TicketCase,
  { internal }: Insight,
  now: Date,
): SlaClockExplanation {
  const marks = explained.marks.filter(
    ({ event }) => internal || (event.type !== "warned" && event.type !== "escalated"),
  );
  return {
    ...presentDetail(explained.clock, explained.calendar, { events, book }, now),
    intervals: explained.intervals.map(presentInterval),
    counted_seconds: explained.countedSeconds,
    marks: marks.map((mark) => presentMark(mark, book, internal)),
  };
}

export const presentInterval = (interval: Interval): SlaInterval => ({
  from: interval.from.toISOString(),
  to: interval.to.toISOString(),
  kind: interval.kind,
  reason: interval.reason,
  counted_seconds: interval.countedSeconds,
  used_seconds: interval.usedSeconds,
});

function presentMark({ event, ...mark }: Mark, book: NamedRulebook, internal: boolean): SlaMark {
  return {
    at: event.at.toISOString(),
    type: event.type,
    priority: mark.priority,
    policy: internal && mark.newPolicy ? book.versionOf(event.policyVersionId).policyName : null,
    calendar: mark.newCalendar ? book.calendarName(event.calendarVersionId) : null,
    status: event.data.status ?? null,
    due_at: iso(mark.dueAt),
    reason: event.data.reason ?? null,
    step: event.step === "" ? null : event.step,
    used_seconds: mark.usedSeconds,
    left_seconds: mark.leftSeconds,
  };
}

/** To the first and to the last resolution, in working time; cycles that began anew are added up. */
function resolutionTimes(clocks: readonly Clock[]): SlaExplanation["resolution"] {
  let [base, previous] = [0, null as Clock | null];
  const met: { at: string; working_seconds: number }[] = [];
  for (const clock of clocks.filter(({ metric }) => metric === "resolution")) {
    if (previous && clock.startedAt.getTime() !== previous.startedAt.getTime()) base += previous.usedSeconds;
    if (clock.metAt) met.push({ at: clock.metAt.toISOString(), working_seconds: base + clock.usedSeconds });
    previous = clock;
  }
  return { first: met[0] ?? null, total: met.at(-1) ?? null };
}

/** Dates by law that run, may be put off, and have not been; what is missed is not put off any more. */
export function extendable(clocks: readonly Clock[], book: NamedRulebook, now: Date): Metric[] {
  return clocks
    .filter((clock) => {
      const target = book.versionOf(clock.policyVersionId).targets[clock.priority][clock.metric];
      return (
        isRunning(clock) &&
        !clock.dueSetTo &&
        !clock.extended &&
        !clock.breachedAt &&
        !(clock.dueAt && clock.dueAt < now) &&
        target &&
        target.kind !== "working" &&
        target.extension !== null
      );
    })
    .map(({ metric }) => metric);
}
