import type {
  CalendarRow,
  SlaConditions,
  SlaPolicyDetail,
  SlaStepInput,
  SlaTargetsView,
  SlaTargetView,
} from "@redress/backend/contract";
import { eachTarget } from "./target-values.js";

/** For tests: what a desk begins with, and whatever differs. */
export function aPolicy(facts: Partial<SlaPolicyDetail> = {}): SlaPolicyDetail {
  return {
    id: 1,
    name: "Standard support",
    is_default: false,
    is_on: true,
    in_force: true,
    definition_version: 1,
    version: 1,
    conditions: noConditions,
    calendar: { id: 5, name: "Office hours" },
    targets: theTargets({ first_response: hours("1h"), resolution: hours("4h") }),
    pausing: ["pending", "on_hold"],
    warn_percents: [75],
    reopening: "resume",
    valid_from: null,
    valid_until: null,
    steps: [],
    labels: {
      categories: [{ id: 3, name: "Billing" }],
      departments: [],
      organizations: [],
      customer_groups: [],
      tags: [],
      people: [{ id: 7, name: "Priya Nair" }],
      teams: [{ id: 9, name: "Refunds" }],
    },
    open_tickets: 0,
    tickets_on_older: 0,
    last_change: null,
    ...facts,
  };
}

export const noConditions: SlaConditions = {
  priorities: [],
  category_ids: [],
  department_ids: [],
  organization_ids: [],
  customer_group_ids: [],
  tag_ids: [],
  channels: [],
  languages: [],
};

export function hours(duration: string): SlaTargetView {
  return { kind: "working", duration, seconds: 3600, amount: null, extension: null, calendar: null };
}

export function byLaw(kind: Exclude<SlaTargetView["kind"], "working">, amount: number): SlaTargetView {
  return { kind, duration: null, seconds: null, amount, extension: null, calendar: null };
}

/** The same for all priorities. */
export function theTargets(promised: Partial<SlaTargetsView["low"]>): SlaTargetsView {
  return eachTarget((_, metric) => promised[metric] ?? null);
}

export function aStep(facts: Partial<SlaStepInput> = {}): SlaStepInput {
  return {
    metric: "resolution",
    when: "percent",
    percent: 100,
    seconds: null,
    notify: ["supervisor"],
    raise_priority: false,
    reassign: null,
    working_hours: false,
    ...facts,
  };
}

const day: [string, string][] = [
  ["09:00", "12:30"],
  ["13:00", "17:00"],
];

export const officeHours: CalendarRow = {
  id: 5,
  name: "Office hours",
  time_zone: "Europe/Berlin",
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  always_open: false,
  week_seconds: 135_000,
  day_seconds: 27_000,
  holiday_count: 0,
  used_by: [],
  version: 1,
};
