import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildTicket } from "../../../../test/factories/index.js";
import { startCalendarDesk, type CalendarDesk, type Shown } from "../../../../test/calendar-desk.js";

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

  test("says how many open tickets still count by an earlier version, by hours or by law", async () => {
    const [hours, law] = [await desk.created(), await desk.created()];
    await promiseBy(hours.id, law.id);
    const { services } = desk.app;
    await buildTicket(services);
    await buildTicket(services, { status: "in_progress" });
    await buildTicket(services, { status: "closed" });
    const behind = async () =>
      [(await desk.get(hours.id)).body, (await desk.get(law.id)).body].map(
        (calendar: Shown) => calendar.tickets_on_older,
      );
    expect(await behind()).toEqual([0, 0]);
    await desk.update(hours.id, { name: "By another name" });
    expect(await behind()).toEqual([0, 0]);
    await desk.update(hours.id, { holidays: [] });
    expect(await behind()).toEqual([2, 0]);
    await desk.update(law.id, { holidays: [] });
    await desk.update(law.id, { time_zone: "Europe/Rome" });
    await buildTicket(services);
    expect(await behind()).toEqual([2, 2]);
  });
});

/** The default policy, alone, promises two replies by hours, and a resolution by law. */
async function promiseBy(hoursId: number, lawId: number): Promise<void> {
  await desk.app.db.rows("UPDATE sla_policies SET is_on = false WHERE NOT is_default");
  await desk.app.db.rows(
    `WITH v AS (INSERT INTO sla_policy_versions (policy_id, version, calendar_id, pausing, created_at)
                SELECT id, 2, $1, '{}', app_now() FROM sla_policies WHERE is_default RETURNING id)
     INSERT INTO sla_targets (version_id, priority, metric, kind, seconds, amount, calendar_id)
     SELECT v.id, 'medium', t.metric, t.kind, t.seconds, t.amount, t.calendar_id
     FROM v, (VALUES ('first_response', 'working', 3600, NULL::integer, NULL::bigint), ('update', 'working', 7200, NULL, NULL),
                     ('resolution', 'business_days', NULL, 5, $2)) AS t (metric, kind, seconds, amount, calendar_id)`,
    [hoursId, lawId],
  );
}

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
