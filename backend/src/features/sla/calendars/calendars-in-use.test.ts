import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCategory, buildCustomer } from "../../../../test/factories/index.js";
import { startCalendarDesk, type CalendarDesk } from "../../../../test/calendar-desk.js";

let desk: CalendarDesk;
beforeAll(async () => {
  desk = await startCalendarDesk();
});
afterAll(() => desk.app.close());

/** A policy whose newest version counts by a calendar, or has a date by law that does. */
async function buildPolicy(name: string, calendarId: number, jurisdictionId: number | null = null): Promise<number> {
  const policy = await desk.app.db.one<{ id: number }>("INSERT INTO sla_policies (name) VALUES ($1) RETURNING id", [
    name,
  ]);
  const id = policy?.id ?? 0;
  await addPolicyVersion(id, 1, calendarId, jurisdictionId);
  return id;
}

async function addPolicyVersion(id: number, version: number, calendarId: number, jurisdictionId: number | null = null) {
  await desk.app.db.rows(
    `WITH v AS (INSERT INTO sla_policy_versions (policy_id, version, calendar_id, pausing, created_at)
                VALUES ($1, $2, $3, '{}', app_now()) RETURNING id)
     INSERT INTO sla_targets (version_id, priority, metric, kind, amount, calendar_id)
     SELECT id, 'low', 'resolution', 'business_days', 5, $4::bigint FROM v`,
    [id, version, calendarId, jurisdictionId],
  );
}

describe("GET /calendars", () => {
  test("lists them by name with the policies that count by them now", async () => {
    const [first, law] = [await desk.created({ name: "aa first" }), await desk.created({ name: "AB law" })];
    await buildPolicy("By hours", first.id);
    const both = await buildPolicy("By law", first.id, law.id);
    const gone = await buildPolicy("Gone", law.id);
    await desk.app.db.rows("UPDATE sla_policies SET deleted_at = app_now() WHERE id = $1", [gone]);
    const listed = await desk.listed();
    expect(listed.slice(0, 2)).toMatchObject([
      { id: first.id, used_by: [{ name: "By hours" }, { name: "By law" }], holiday_count: 1 },
      { id: law.id, used_by: [{ name: "By law" }] },
    ]);
    expect(listed[0]).not.toHaveProperty("holidays");
    await addPolicyVersion(both, 2, first.id);
    expect((await desk.get(law.id)).body).toMatchObject({ used_by: [] });
  });

  test("says how many open tickets still count by an earlier version", async () => {
    const { id } = await desk.created();
    await desk.update(id, { holidays: [] });
    await desk.update(id, { time_zone: "Europe/Rome" });
    const [one, two, three] = (await desk.versionsOf(id)).map((version) => version.id);
    const [running, both, onNewest, met] = [
      await buildPlainTicket(),
      await buildPlainTicket(),
      await buildPlainTicket(),
      await buildPlainTicket(),
    ];
    await buildClock(running, "resolution", one);
    await buildClock(both, "resolution", one);
    await buildClock(both, "first_response", two);
    await buildClock(onNewest, "resolution", three);
    await buildClock(met, "resolution", one, { metAt: "2026-03-02T08:00:00Z" });
    await buildClock(met, "first_response", one, { cancelledAt: "2026-03-02T08:00:00Z" });
    expect((await desk.get(id)).body).toMatchObject({ tickets_on_older: 2 });
  });
});

async function buildPlainTicket(): Promise<number> {
  const [customer, category] = [await buildCustomer(desk.app.db), await buildCategory(desk.app.db)];
  const row = await desk.app.db.one<{ id: number }>(
    `INSERT INTO tickets (subject, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at)
     VALUES ('A', 'new', 'low', 'web', $1, $1, $2, app_now(), app_now(), app_now()) RETURNING id`,
    [customer.id, category.id],
  );
  return row?.id ?? 0;
}

const buildClock = (
  ticket: number,
  metric: string,
  version = 0,
  { metAt = null as string | null, cancelledAt = null as string | null } = {},
) =>
  desk.app.db.rows(
    `INSERT INTO sla_clocks (ticket_id, metric, cycle, policy_version_id, calendar_version_id, target_seconds, started_at, met_at, cancelled_at)
     SELECT $1, $2, 1, min(id), $3, 3600, app_now(), $4, $5 FROM sla_policy_versions`,
    [ticket, metric, version, metAt, cancelledAt],
  );

describe("DELETE /calendars/:id", () => {
  test("is refused while a policy counts by it, which is named", async () => {
    const [calendar, other] = [await desk.created({ name: "Needed hours" }), await desk.created()];
    const policy = await buildPolicy("Needs them", calendar.id);
    await buildPolicy("By its law", other.id, calendar.id);
    const refused = await desk.remove(calendar.id);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: "calendar.in_use", detail: "Needed hours is still used by Needs them, By its law" },
    ]);
    expect((await desk.get(calendar.id)).status).toBe(200);
    await addPolicyVersion(policy, 2, other.id);
    expect((await desk.remove(calendar.id)).body).toMatchObject({ detail: "Needed hours is still used by By its law" });
  });

  test("takes it out of sight and keeps what was promised by it", async () => {
    const { id, name } = await desk.created();
    expect((await desk.remove(id)).status).toBe(204);
    expect(await desk.lastEvent()).toMatchObject({
      type: "calendar.deleted",
      actor_id: desk.admin.id,
      data: { calendar_id: id, name },
    });
    const again = [
      await desk.get(id),
      await desk.update(id, { name: "Back" }),
      await desk.remove(id),
      await desk.app.api.as(desk.admin).get(`/api/calendars/${id}/versions`),
    ];
    expect(again.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const listed = await desk.listed();
    expect(listed.map((calendar) => calendar.id)).not.toContain(id);
    expect(await desk.versionsOf(id)).toMatchObject([{ version: 1 }]);
  });
});
