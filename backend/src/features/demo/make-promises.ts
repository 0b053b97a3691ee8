import { createSlaPolicyBody, type Priority } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { createCalendar, createPolicy } from "../sla/index.js";
import type { DemoDirectory } from "./make-directory.js";

const office: [string, string][] = [
  ["09:00", "12:30"],
  ["13:30", "17:00"],
];
const yearly = (date: string, name: string) => ({ date, name, yearly: true, window: null });

/**
 * What the demo's council and power company promise: one in office hours with a lunch break and an answer by law, the other
 * round the clock with regular news. Telecom customers have the policy that every desk begins with.
 */
export async function makePromises(work: Work, { departments }: DemoDirectory): Promise<void> {
  const organizationOf = (department: string) => departments.get(department)?.organizationId ?? 0;
  const calendarId = await createCalendar(work, {
    name: "Council office",
    timeZone: "Europe/London",
    hours: { mon: office, tue: office, wed: office, thu: office, fri: [["09:00", "15:00"]], sat: [], sun: [] },
    holidays: [
      yearly("2026-01-01", "New Year’s Day"),
      yearly("2026-12-25", "Christmas Day"),
      yearly("2026-12-26", "Boxing Day"),
      { date: "2026-12-24", name: "Christmas Eve", yearly: true, window: ["12:30", "24:00"] },
    ],
  });
  const working = (duration: string) => ({ kind: "working" as const, duration });
  const byLaw = { kind: "business_days" as const, amount: 20, extension: 10, calendar_id: null };
  const council = (first: string) => ({
    first_response: working(first),
    next_response: working("2d"),
    resolution: byLaw,
  });
  await createPolicy(
    work,
    createSlaPolicyBody.parse({
      name: "Council complaints",
      conditions: { organization_ids: [organizationOf("Housing")] },
      calendar_id: calendarId,
      targets: { critical: council("4h"), high: council("1d"), medium: council("2d"), low: council("3d") },
      warn_percents: [50, 80],
      steps: [
        { metric: "first_response", when: "percent", percent: 100, notify: ["supervisor"], working_hours: true },
        {
          metric: "resolution",
          when: "percent",
          percent: 90,
          notify: ["assignee", "supervisor"],
          raise_priority: true,
        },
      ],
    }),
  );
  const energy = (first: string, resolution: string): Record<string, ReturnType<typeof working>> => ({
    first_response: working(first),
    next_response: working("12h"),
    update: working("48h"),
    resolution: working(resolution),
  });
  const targets: Record<Priority, Record<string, ReturnType<typeof working>>> = {
    critical: energy("1h", "8h"),
    high: energy("4h", "48h"),
    medium: energy("8h", "96h"),
    low: energy("24h", "240h"),
  };
  await createPolicy(
    work,
    createSlaPolicyBody.parse({
      name: "Energy customers",
      conditions: { organization_ids: [organizationOf("Metering")] },
      calendar_id: await roundTheClock(work),
      targets,
      reopening: "restart",
    }),
  );
}

/** The calendar that every desk begins with. */
async function roundTheClock(work: Work): Promise<number> {
  const row = await work.one<{ calendar_id: number }>(
    `SELECT v.calendar_id FROM sla_policy_versions v JOIN sla_policies p ON p.id = v.policy_id
     WHERE p.is_default ORDER BY v.version DESC LIMIT 1`,
  );
  if (!row) throw new Error("The desk began without a default policy");
  return row.calendar_id;
}
