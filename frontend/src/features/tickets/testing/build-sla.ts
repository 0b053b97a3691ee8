import type { SlaClockDetail, SlaClockExplanation, SlaExplanation } from "@redress/backend/contract";

/** One promise for tests, with the facts that matter and believable others: 8 working hours, two of them used. */
export function buildClock(facts: Partial<SlaClockDetail> = {}): SlaClockDetail {
  return {
    metric: "resolution",
    cycle: 1,
    state: "on_track",
    due_at: "2026-07-13T14:50:00.000Z",
    warn_at: "2026-07-13T12:50:00.000Z",
    remaining_ms: 6 * 3_600_000,
    missed_by_ms: null,
    clock: "running",
    next_change_at: "2026-07-13T12:50:00.000Z",
    tz: "Europe/Berlin",
    policy_name: "Standard support",
    calendar_name: "Field support",
    target_seconds: 8 * 3600,
    statutory: false,
    elapsed_seconds: 2 * 3600,
    started_at: "2026-07-10T14:50:00.000Z",
    met_at: null,
    breached_at: null,
    detected_at: null,
    set_by_hand: false,
    extended: null,
    pauses: [],
    ...facts,
  };
}

type Interval = SlaClockExplanation["intervals"][number];
type Mark = SlaClockExplanation["marks"][number];

/**
 * Stretches that follow each other without a gap, told by their ends: `["2026-07-10T15:00Z", "counted"]`.
 *
 * @param from when the first begins.
 */
export function buildIntervals(
  from: string,
  ends: readonly (readonly [to: string, kind: Interval["kind"], reason?: string])[],
): Interval[] {
  let begin = Date.parse(from);
  let used = 0;
  return ends.map(([to, kind, reason = null]) => {
    const end = Date.parse(to);
    const counted = kind === "counted" ? (end - begin) / 1000 : 0;
    used += counted;
    const interval = { kind, reason, counted_seconds: counted, used_seconds: used };
    const found: Interval = { from: new Date(begin).toISOString(), to: new Date(end).toISOString(), ...interval };
    begin = end;
    return found;
  });
}

/** Something that happened to a promise; what a test does not name is unknown. */
export function buildMark(facts: Pick<Mark, "at" | "type"> & Partial<Mark>): Mark {
  return {
    priority: null,
    policy: null,
    calendar: null,
    status: null,
    due_at: null,
    reason: null,
    step: null,
    used_seconds: 0,
    left_seconds: null,
    ...facts,
  };
}

/** A promise with all its working: filed on Friday at 16:50 in Berlin, counted to Monday at 16:50. */
export function buildExplained(facts: Partial<SlaClockExplanation> = {}): SlaClockExplanation {
  const intervals = buildIntervals("2026-07-10T14:50:00Z", [
    ["2026-07-10T15:00:00Z", "counted"],
    ["2026-07-13T07:00:00Z", "closed"],
    ["2026-07-13T10:30:00Z", "counted"],
    ["2026-07-13T11:30:00Z", "closed"],
    ["2026-07-13T15:50:00Z", "counted"],
  ]);
  return {
    ...buildClock({ due_at: "2026-07-13T15:50:00.000Z" }),
    intervals,
    counted_seconds: 8 * 3600,
    marks: [
      buildMark({
        at: "2026-07-10T14:50:00.000Z",
        type: "applied",
        priority: "medium",
        policy: "Standard support",
        left_seconds: 8 * 3600,
      }),
    ],
    ...facts,
  };
}

/** The answer to "why these due times?". */
export function buildExplanation(facts: Partial<SlaExplanation> = {}): SlaExplanation {
  return {
    policy: {
      id: 2,
      name: "Standard support",
      version: 3,
      newest_version: 4,
      applied_at: "2026-07-10T14:50:00.000Z",
      deleted: false,
    },
    tried: [
      { id: 1, name: "VIP", matches: false, failed: ["customer_group_ids"], met: ["priorities"] },
      { id: 2, name: "Standard support", matches: true, failed: [], met: ["channels"] },
    ],
    clocks: [buildExplained()],
    resolution: { first: null, total: null },
    extendable: [],
    server_time: "2026-07-13T08:50:00.000Z",
    ...facts,
  };
}
