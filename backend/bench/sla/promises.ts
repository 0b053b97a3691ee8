import type { CalendarDetail, SlaPolicyDetail } from "../../src/contract/index.js";
import { loadOffer, type Offer } from "../../src/features/sla/policies/ordered.js";
import { everyPriority, withLunch } from "../../test/factories/promises.js";
import { buildAdmin } from "../../test/factories/index.js";
import { call, type Bench } from "../open-bench.js";

/** What is promised: three policies, each with a channel, a calendar and a use of its own. */
export interface Promises {
  offer: Offer;
  /** The calendar that will change: lunch breaks and holidays in Berlin; of the policy for the phone. */
  office: CalendarDetail;
  adminToken: string;
}

const berlin = [
  { date: "2026-01-01", name: "New Year", yearly: true },
  { date: "2026-04-03", name: "Good Friday" },
  { date: "2026-04-06", name: "Easter Monday" },
  { date: "2026-05-01", name: "Labour Day", yearly: true },
  { date: "2026-12-24", name: "Christmas Eve", yearly: true, window: ["12:00", "24:00"] },
  { date: "2026-12-25", name: "Christmas Day", yearly: true },
];

const shopHours = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat"].map((day) => [day, [["08:00", "20:00"]]]),
);

const everyHour = { critical: 3600, high: 3600, medium: 3600, low: 3600 };
const steps = [
  { metric: "resolution", when: "percent", percent: 90, notify: ["supervisor"], working_hours: true },
  { metric: "resolution", when: "after_due", seconds: everyHour, notify: ["admins"], reassign: "supervisor" },
];

/** Made as an admin makes them; the default policy, round the clock, is there already. */
export async function makePromises(bench: Bench): Promise<Promises> {
  const adminToken = bench.api.tokenOf(await buildAdmin(bench.db));
  const post = (path: string, body: object) => call(bench.api, adminToken, ["POST", path], body);
  const calendar = (body: object) => post("/api/calendars", body) as Promise<CalendarDetail>;
  const policy = (body: object) => post("/api/sla/policies", body) as Promise<SlaPolicyDetail>;

  const office = await calendar({ name: "Office", time_zone: "Europe/Berlin", hours: withLunch, holidays: berlin });
  const shop = await calendar({ name: "Shop", time_zone: "Europe/London", hours: shopHours });
  const targets = everyPriority({ first_response: "14h", next_response: "14h", resolution: "10d" });
  const rest = { targets, warn_percents: [50, 75, 90], steps };
  await policy({ name: "By phone", calendar_id: office.id, conditions: { channels: ["phone"] }, ...rest });
  await policy({ name: "On the web", calendar_id: shop.id, conditions: { channels: ["web"] }, ...rest });
  return { offer: await loadOffer(bench.db), office, adminToken };
}
