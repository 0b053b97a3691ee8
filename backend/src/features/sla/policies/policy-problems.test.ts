import { describe, expect, test } from "@jest/globals";
import { createSlaPolicyBody, metrics } from "../../../contract/index.js";
import { draftProblems, type DraftFacts } from "./policy-problems.js";
import { readTargets } from "./read-targets.js";

const none = {};
const hours = (duration: string) => ({ kind: "working", duration });
const byLaw = (amount: number, more: object = {}) => ({ kind: "business_days", amount, ...more });
const promising = {
  critical: { first_response: hours("1h"), resolution: hours("4h") },
  high: none,
  medium: none,
  low: none,
};

const usable = (...ids: number[]) => new Map(ids.map((id) => [id, "usable" as const]));
const facts: DraftFacts = {
  isDefault: false,
  calendar: "usable",
  calendars: new Map([
    [1, "usable"],
    [2, "archived"],
  ]),
  conditions: {
    category_ids: new Map([
      [1, "usable"],
      [2, "archived"],
    ]),
    department_ids: usable(1),
    organization_ids: usable(1),
    customer_group_ids: usable(1),
    tag_ids: usable(1),
  },
  people: usable(7),
  teams: new Map([
    [1, "usable"],
    [2, "archived"],
  ]),
};

/** Problems of a draft that is right but for what is given. A day is 7.5 hours. */
function problems(draft: object, known: Partial<DraftFacts> = {}) {
  const body = createSlaPolicyBody.parse({ name: "Draft", calendar_id: 1, targets: promising, ...draft });
  return draftProblems(body, readTargets(body.targets, 27_000), { ...facts, ...known });
}
const critical = (targets: object) => ({ targets: { ...promising, critical: targets } });
const step = (more: object) => ({
  steps: [{ metric: "resolution", when: "percent", percent: 100, notify: ["assignee"], ...more }],
});

test("A policy that promises one thing and asks nothing has no problems", () => {
  expect(problems({})).toEqual({});
});

describe("targets", () => {
  test.each([
    ["soon", "Use a time such as 90m, 1.5h or 2d"],
    ["-2h", "Use a time such as 90m, 1.5h or 2d"],
    ["0.3s", "Use a time such as 90m, 1.5h or 2d"],
    ["0m", "Use a time above zero"],
    ["43921h", "Use at most five years"],
  ])("%s is no duration: %s", (duration, message) => {
    expect(problems(critical({ resolution: hours(duration) }))).toEqual({
      "targets.critical.resolution.duration": message,
    });
  });

  test("are read in seconds, a day as long as the calendar's", () => {
    const { targets } = createSlaPolicyBody.parse({
      name: "x",
      calendar_id: 1,
      ...critical({ resolution: hours(" 1d 30m "), update: hours("1.5h") }),
    });
    const read = readTargets(targets, 27_000);
    expect(read.problems).toEqual({});
    expect(read.targets.critical.resolution).toEqual({ kind: "working", seconds: 28_800, typed: "1d 30m" });
    expect(read.targets.critical.update).toEqual({ kind: "working", seconds: 5400, typed: "1.5h" });
    expect(read.targets.high).toEqual(Object.fromEntries(metrics.map((metric) => [metric, null])));
  });

  test("must promise something", () => {
    expect(problems(critical(none))).toEqual({ targets: "Promise at least one thing" });
  });

  test("by law have bounds, and are for the first response and the resolution", () => {
    const targets = {
      critical: { first_response: byLaw(0), resolution: byLaw(3651) },
      high: { next_response: byLaw(2), update: byLaw(2) },
      medium: { resolution: byLaw(2, { extension: 0 }) },
      low: { first_response: byLaw(3650, { extension: 3650 }) },
    };
    expect(problems({ targets })).toEqual({
      "targets.critical.first_response.amount": "Use 1 to 3650",
      "targets.critical.resolution.amount": "Use 1 to 3650",
      "targets.high.next_response.kind": "Days by law are for the first response and the resolution",
      "targets.high.update.kind": "Days by law are for the first response and the resolution",
      "targets.medium.resolution.extension": "Use 1 to 3650, or nothing",
    });
  });

  test("name calendars that are there", () => {
    const law = (calendar_id: number) => critical({ resolution: byLaw(5, { calendar_id }) });
    expect([1, 2, 3].map((id) => problems(law(id))["targets.critical.resolution.calendar_id"])).toEqual([
      undefined,
      "This calendar was deleted",
      "There is no such calendar",
    ]);
  });

  const late = { "targets.critical.first_response": "The first response is due before the resolution" };
  test.each([
    ["later in working time", hours("5h"), hours("4h"), late],
    ["at the same time", hours("4h"), hours("4h"), {}],
    ["a day against so many hours", hours("1d"), hours("7h"), late],
    ["later by law", byLaw(6), byLaw(5), late],
    ["later by law, on the policy's calendar by name", byLaw(6, { calendar_id: 1 }), byLaw(5), late],
    ["weeks against days", { kind: "calendar_weeks", amount: 2 }, { kind: "calendar_days", amount: 13 }, late],
    ["days against weeks", { kind: "calendar_days", amount: 13 }, { kind: "calendar_weeks", amount: 2 }, {}],
    ["business days against calendar days", byLaw(6), { kind: "calendar_days", amount: 5 }, {}],
    ["working time against days by law", hours("400h"), byLaw(1), {}],
  ])("a first response %s", (_name, first_response, resolution, expected) => {
    expect(problems(critical({ first_response, resolution }))).toEqual(expected);
  });

  test("of other calendars are not compared", () => {
    const known = { calendars: usable(1, 3) };
    const law = critical({ first_response: byLaw(6, { calendar_id: 3 }), resolution: byLaw(5) });
    expect(problems(law, known)).toEqual({});
  });

  test("for further answers may be later than the resolution", () => {
    expect(problems(critical({ next_response: hours("9h"), update: hours("9h"), resolution: hours("4h") }))).toEqual(
      {},
    );
  });
});

describe("conditions", () => {
  test("name what is there and not put away", () => {
    const conditions = {
      category_ids: [1, 2],
      department_ids: [1, 9],
      organization_ids: [9],
      tag_ids: [9],
      customer_group_ids: [9],
    };
    expect(problems({ conditions })).toEqual({
      "conditions.category_ids": "This category is archived",
      "conditions.department_ids": "There is no such department",
      "conditions.organization_ids": "There is no such organization",
      "conditions.customer_group_ids": "There is no such customer group",
      "conditions.tag_ids": "There is no such tag",
    });
  });

  test.each(["german", "d3", "de_DE", "de-", "zz-toolongsubtag"])("%s is no language", (tag) => {
    expect(problems({ conditions: { languages: ["pt-BR", tag] } })).toEqual({
      "conditions.languages": "Use language tags such as de or pt-BR",
    });
  });

  test("and dates are not for the default policy", () => {
    const draft = {
      conditions: { priorities: ["high"], languages: ["de"] },
      valid_from: "2026-01-01",
      valid_until: "2026-01-02",
    };
    expect(problems(draft, { isDefault: true })).toEqual({
      "conditions.priorities": "The default policy takes every ticket",
      "conditions.languages": "The default policy takes every ticket",
      valid_from: "The default policy is always in force",
      valid_until: "The default policy is always in force",
    });
  });
});

describe("the rest", () => {
  test("a calendar is there, or its hours are not saved yet", () => {
    const at = (calendar: DraftFacts["calendar"]) => problems({}, { calendar });
    expect([at("archived"), at("missing"), at(null)]).toEqual([
      { calendar_id: "This calendar was deleted" },
      { calendar_id: "There is no such calendar" },
      {},
    ]);
  });

  test("clocks stop only where the desk waits", () => {
    const message = { pausing: "Clocks stop only while a ticket is pending or on hold" };
    expect(
      ["new", "in_progress", "resolved", "closed"].map((status) => problems({ pausing: ["pending", status] })),
    ).toEqual(Array(4).fill(message));
    expect([problems({ pausing: [] }), problems({ pausing: ["on_hold", "pending"] })]).toEqual([{}, {}]);
  });

  test("warnings are shares below the whole, each once", () => {
    const wrong = { warn_percents: "Use shares from 1 to 99" };
    expect([[0], [100], [-1, 50], [50, 50], [], [90, 1]].map((warn_percents) => problems({ warn_percents }))).toEqual([
      wrong,
      wrong,
      wrong,
      { warn_percents: "Use each share once" },
      {},
      {},
    ]);
  });

  test("dates are real and in order", () => {
    const day = "Use a date such as 2026-12-31";
    expect(problems({ valid_from: "2026-02-30", valid_until: "2026-13-01" })).toEqual({
      valid_from: day,
      valid_until: day,
    });
    expect(problems({ valid_from: "0000-01-01" })).toEqual({ valid_from: day });
    expect(problems({ valid_from: "2026-03-02", valid_until: "2026-03-01" })).toEqual({
      valid_until: "This is before the first day",
    });
    expect(problems({ valid_from: "2028-02-29", valid_until: "2028-02-29" })).toEqual({});
  });
});

describe("steps", () => {
  const timed = (seconds: object | null, more: object = {}) =>
    step({ when: "after_creation", percent: null, seconds, ...more });

  test.each([
    ["a share of nothing", step({ percent: null }), { "steps.0.percent": "Use 1 to 1000" }],
    ["no share", step({ percent: 0 }), { "steps.0.percent": "Use 1 to 1000" }],
    ["too great a share", step({ percent: 1001 }), { "steps.0.percent": "Use 1 to 1000" }],
    [
      "a share and a time",
      step({ seconds: { critical: 60 } }),
      { "steps.0.seconds": "A share of the target takes no time of its own" },
    ],
    ["a share and no times", step({ seconds: { critical: null } }), {}],
    [
      "a time and a share",
      timed({ critical: 60 }, { percent: 5 }),
      { "steps.0.percent": "Only a step at a share of the target takes one" },
    ],
    ["no time", timed(null), { "steps.0.seconds": "Give a time for at least one priority" }],
    ["no time for anybody", timed({}), { "steps.0.seconds": "Give a time for at least one priority" }],
    ["a time of zero", timed({ critical: 60, low: 0 }), { "steps.0.seconds.low": "Use a time above zero" }],
    ["a time below zero", timed({ critical: -60 }), { "steps.0.seconds.critical": "Use a time above zero" }],
    ["a time without end", timed({ critical: 10 ** 9 }), { "steps.0.seconds.critical": "Use at most five years" }],
    [
      "a time where nothing is promised",
      timed({ low: 60 }),
      { "steps.0.seconds": "Give a time for a priority that promises this" },
    ],
    ["a time", timed({ critical: 60, low: 60 }), {}],
    ["a promise that is none", step({ metric: "update" }), { "steps.0.metric": "The policy does not promise this" }],
    [
      "nothing to do",
      step({ notify: [] }),
      { "steps.0.notify": "A step tells somebody, raises the priority or hands the ticket on" },
    ],
    ["only a raise", step({ notify: [], raise_priority: true }), {}],
    ["only a hand-over", step({ notify: [], reassign: "supervisor" }), {}],
    ["somebody at work", step({ notify: [7] }), {}],
    ["somebody who is not", step({ notify: ["admins", 8] }), { "steps.0.notify": "Choose active members of staff" }],
    ["a team", step({ reassign: { team_id: 1 } }), {}],
    ["a team put away", step({ reassign: { team_id: 2 } }), { "steps.0.reassign.team_id": "This team is archived" }],
    [
      "a team that is none",
      step({ reassign: { team_id: 3 } }),
      { "steps.0.reassign.team_id": "There is no such team" },
    ],
  ])("%s", (_name, draft, expected) => {
    expect(problems(draft)).toEqual(expected);
  });

  test("are not blamed for a target that cannot be read", () => {
    expect(problems({ ...critical({ resolution: hours("soon") }), ...timed({ critical: 60 }) })).toEqual({
      "targets.critical.resolution.duration": "Use a time such as 90m, 1.5h or 2d",
    });
  });

  test("each has its problems at its own place", () => {
    const one = { metric: "resolution", when: "percent", percent: 50, notify: ["team"] };
    expect(problems({ steps: [one, { ...one, percent: 0 }, { ...one, notify: [] }] })).toEqual({
      "steps.1.percent": "Use 1 to 1000",
      "steps.2.notify": "A step tells somebody, raises the priority or hands the ticket on",
    });
  });
});
