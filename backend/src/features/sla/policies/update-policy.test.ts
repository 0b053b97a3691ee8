import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAgent, buildCategory, buildTeam } from "../../../../test/factories/index.js";
import {
  buildCalendar,
  fieldsOf,
  hours,
  longDays,
  onePromise,
  openPolicyDesk,
  saveHours,
  type PolicyDesk,
} from "../../../../test/policy-desk.js";

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk({ now: "2026-03-02T09:00:00Z" });
});
afterAll(() => desk.app.close());

const days = (duration: string) => ({ ...onePromise, critical: { resolution: hours(duration) } });

describe("PATCH /sla/policies/:id", () => {
  test("changes what is sent, keeps the rest, and saves another definition as a version", async () => {
    const policy = await desk.add({
      name: "Gas",
      warn_percents: [50],
      targets: days("2d"),
      conditions: { languages: ["de"] },
    });
    const answer = await desk.patch(policy.id, { warn_percents: [80, 60], valid_from: "2026-04-01" }, 1);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"v2"']);
    const { warn_percents, valid_from, in_force, definition_version, version, last_change, ...rest } = answer.body;
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((field) => [field, policy[field as "id"]])));
    expect({ warn_percents, valid_from, in_force, definition_version, version }).toEqual({
      warn_percents: [60, 80],
      valid_from: "2026-04-01",
      in_force: false,
      definition_version: 2,
      version: 2,
    });
    expect(last_change).toMatchObject({ by: { id: desk.admin.id } });
    const [event] = await desk.events(1);
    expect(event).toEqual({
      type: "sla_policy.updated",
      data: { policy_id: policy.id, fields: ["warn_percents", "valid_from"] },
      changes: { warn_percents: { from: [50], to: [60, 80] }, valid_from: { from: null, to: "2026-04-01" } },
    });
    expect((await desk.patch(policy.id, { valid_from: null, conditions: {} })).body).toMatchObject({
      valid_from: null,
      conditions: { languages: [] },
      definition_version: 3,
    });
  });

  test("a name, on and off make no version of the definition", async () => {
    const policy = await desk.add({ name: "Water" });
    const answer = await desk.patch(policy.id, { name: "Fresh water", is_on: false });
    expect(answer.body).toMatchObject({
      name: "Fresh water",
      is_on: false,
      in_force: false,
      definition_version: 1,
      version: 2,
    });
    expect(await desk.events(2)).toEqual([
      {
        type: "sla_policy.updated",
        data: { policy_id: policy.id, fields: ["name"] },
        changes: { name: { from: "Water", to: "Fresh water" } },
      },
      {
        type: "sla_policy.switched",
        data: { policy_id: policy.id, is_on: false },
        changes: { is_on: { from: true, to: false } },
      },
    ]);
  });

  test("what is so already is no change, in whatever order it is said", async () => {
    const { admin, app } = desk;
    const [one, other] = [await buildCategory(app.db), await buildCategory(app.db)];
    const body = {
      name: "Streets",
      conditions: { category_ids: [one.id, other.id], languages: ["de", "en-GB"] },
      targets: days("2d"),
      pausing: ["pending", "on_hold"],
      warn_percents: [50, 90],
      steps: [{ metric: "resolution", when: "percent", percent: 100, notify: [admin.id] }],
    };
    const policy = await desk.add(body);
    const before = await desk.counts();
    const same = {
      ...body,
      is_on: true,
      conditions: { category_ids: [other.id, one.id, one.id], languages: ["EN-gb", "de"] },
      pausing: ["on_hold", "pending"],
      warn_percents: [90, 50],
      steps: [{ ...body.steps[0], notify: [admin.id, admin.id], seconds: { low: null } }],
    };
    expect((await desk.patch(policy.id, same)).body).toMatchObject({ version: 1, definition_version: 1 });
    expect((await desk.patch(policy.id, {})).body).toMatchObject({ version: 1 });
    expect(await desk.counts()).toEqual(before);
  });

  test("412 shows who was stale what is there now; nothing of it is saved", async () => {
    const policy = await desk.add();
    await desk.patch(policy.id, { name: "First come" }, 1);
    const late = await desk.patch(policy.id, { name: "Too late", warn_percents: [10] }, 1);
    expect([late.status, late.body.code]).toEqual([412, "stale_version"]);
    expect(late.body.current).toMatchObject({ name: "First come", version: 2, warn_percents: [75] });
    expect((await desk.get(policy.id)).body).toMatchObject({ name: "First come", version: 2 });
  });

  test("two who change it at the same time both count, or the later one is told", async () => {
    const policy = await desk.add();
    const answers = await Promise.all(
      [60, 61, 62, 63].map((percent) => desk.patch(policy.id, { warn_percents: [percent] }, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const all = await Promise.all([50, 51, 52].map((percent) => desk.patch(policy.id, { warn_percents: [percent] })));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await desk.get(policy.id)).body).toMatchObject({ definition_version: 5, version: 5 });
  });

  test("refuses what cannot be, at its field, and keeps all as it was", async () => {
    const policy = await desk.add({
      steps: [{ metric: "resolution", when: "percent", percent: 100, notify: ["team"] }],
    });
    await desk.add({ name: "In use" });
    const before = await desk.counts();
    const refused: [object, string[]][] = [
      [{ name: "in USE" }, ["name"]],
      [{ targets: days("never") }, ["targets.critical.resolution.duration"]],
      [{ calendar_id: 999_999 }, ["calendar_id"]],
      [{ valid_from: "2026-02-01", valid_until: "2026-01-01" }, ["valid_until"]],
      // The step speaks of what would no longer be promised.
      [{ targets: { ...onePromise, critical: { update: hours("1h") } } }, ["steps.0.metric"]],
      [{ is_default: true }, ["is_default"]],
      [{ warn_percents: [0] }, ["warn_percents"]],
    ];
    for (const [body, fields] of refused) {
      const answer = await desk.patch(policy.id, { pausing: [], ...body });
      expect([body, answer.status, Object.keys(fieldsOf(answer))]).toEqual([body, 422, fields]);
    }
    expect(await desk.counts()).toEqual(before);
    expect((await desk.get(policy.id)).body).toEqual(policy);
    expect((await desk.patch(999_999, { name: "Nobody" })).status).toBe(404);
  });

  test("what a policy names already may stay when it is put away; anew it may not be named", async () => {
    const { app } = desk;
    const [category, other] = [await buildCategory(app.db), await buildCategory(app.db)];
    const [team, agent] = [await buildTeam(app.db), await buildAgent(app.db)];
    const steps = [
      { metric: "resolution", when: "percent", percent: 100, notify: [agent.id], reassign: { team_id: team.id } },
    ];
    const policy = await desk.add({ conditions: { category_ids: [category.id] }, steps });
    await app.db.rows("UPDATE categories SET archived_at = app_now() WHERE id = ANY ($1::bigint[])", [
      [category.id, other.id],
    ]);
    await app.db.rows("UPDATE teams SET archived_at = app_now() WHERE id = $1", [team.id]);
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [agent.id]);
    const kept = await desk.patch(policy.id, {
      conditions: { category_ids: [category.id] },
      steps,
      warn_percents: [10],
    });
    expect(kept.body).toMatchObject({
      warn_percents: [10],
      labels: { categories: [category], teams: [team], people: [{ id: agent.id, name: agent.fullName }] },
    });
    const added = await desk.patch(policy.id, { conditions: { category_ids: [category.id, other.id] } });
    expect(fieldsOf(added)).toEqual({ "conditions.category_ids": "This category is archived" });
  });
});

describe("durations", () => {
  test("are reckoned anew on another calendar", async () => {
    const long = await buildCalendar(desk.app.db, longDays);
    const policy = await desk.add({ targets: days("2d") });
    expect(policy.targets.critical.resolution).toMatchObject({ duration: "2d", seconds: 2 * 7 * 3600 });
    const moved = await desk.patch(policy.id, { calendar_id: long.id });
    expect(moved.body).toMatchObject({ calendar: long, definition_version: 2 });
    expect(moved.body.targets.critical.resolution).toMatchObject({ duration: "2d", seconds: 2 * 10 * 3600 });
    const [event] = await desk.events(1);
    expect(event?.data).toMatchObject({ fields: ["calendar_id", "targets"] });
  });

  test("keep their seconds when the calendar opens longer by now, until they are sent again", async () => {
    const { app } = desk;
    const calendar = await buildCalendar(app.db);
    // A first response of one and a half days would be later than the resolution, were the day of ten hours.
    const targets = { ...onePromise, critical: { first_response: hours("1.4d"), resolution: hours("10h") } };
    const policy = await desk.add({ calendar_id: calendar.id, targets });
    await saveHours(app.db, calendar.id, longDays);
    const warned = await desk.patch(policy.id, { warn_percents: [20] });
    expect(warned.body.targets.critical.first_response).toMatchObject({ duration: "1.4d", seconds: 35_280 });
    expect((await desk.events(1))[0]?.data).toMatchObject({ fields: ["warn_percents"] });
    const sent = await desk.patch(policy.id, { targets });
    expect(Object.keys(fieldsOf(sent))).toEqual(["targets.critical.first_response"]);
    const shorter = await desk.patch(policy.id, {
      targets: { ...onePromise, critical: { resolution: hours("1.4d") } },
    });
    expect(shorter.body.targets.critical.resolution).toMatchObject({ seconds: 50_400 });
  });
});

describe("the default policy", () => {
  test("takes another definition", async () => {
    const answer = await desk.patch(desk.defaultId, {
      warn_percents: [60],
      conditions: {},
      is_on: true,
      valid_from: null,
    });
    expect(answer.body).toMatchObject({ is_default: true, is_on: true, warn_percents: [60], definition_version: 2 });
  });

  test("cannot be switched off, narrowed, dated or deleted", async () => {
    const before = await desk.counts();
    const conflict = { code: "sla_policy.default", status: 409 };
    expect((await desk.patch(desk.defaultId, { is_on: false, name: "Off" })).body).toMatchObject(conflict);
    expect((await desk.remove(desk.defaultId)).body).toMatchObject(conflict);
    expect(fieldsOf(await desk.patch(desk.defaultId, { conditions: { priorities: ["low"] } }))).toEqual({
      "conditions.priorities": "The default policy takes every ticket",
    });
    expect(fieldsOf(await desk.patch(desk.defaultId, { valid_from: "2026-03-01", valid_until: "2027-03-01" }))).toEqual(
      {
        valid_from: "The default policy is always in force",
        valid_until: "The default policy is always in force",
      },
    );
    expect(await desk.counts()).toEqual(before);
  });
});
