import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
} from "../../../../test/factories/index.js";
import { createSlaPolicyBody } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { createPolicy } from "./commands/create-policy.js";
import { deletePolicy } from "./commands/delete-policy.js";
import { movePolicy } from "./commands/move-policy.js";
import { updatePolicy } from "./commands/update-policy.js";
import {
  buildCalendar,
  fieldsOf,
  hours,
  onePromise,
  openPolicyDesk,
  type PolicyDesk,
} from "../../../../test/policy-desk.js";

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk({ now: "2026-03-02T09:00:00Z" });
});
afterAll(() => desk.app.close());

const none = {};

describe("POST /sla/policies", () => {
  test("adds a policy last before the default one, once for one key, with all that it says", async () => {
    const { app, calendar } = desk;
    const category = await buildCategory(app.db);
    const agent = await buildAgent(app.db, { fullName: "Ann Agent" });
    const team = await buildTeam(app.db);
    const law = await buildCalendar(app.db);
    const body = {
      name: "  Lifts   and stairs ",
      conditions: { priorities: ["critical", "high", "high"], category_ids: [category.id], languages: ["PT-br", "de"] },
      targets: {
        critical: {
          first_response: hours(" 90m"),
          next_response: hours("2h"),
          update: hours("1.5h"),
          resolution: hours("2d"),
        },
        high: { resolution: { kind: "business_days", amount: 10, extension: 5, calendar_id: law.id } },
        medium: { resolution: { kind: "calendar_weeks", amount: 4 } },
        low: none,
      },
      pausing: ["on_hold", "pending", "pending"],
      warn_percents: [90, 50],
      reopening: "restart",
      valid_from: "2026-03-02",
      valid_until: "2026-12-31",
      steps: [
        { metric: "resolution", when: "percent", percent: 80, notify: ["assignee", agent.id, agent.id] },
        {
          metric: "first_response",
          when: "after_due",
          seconds: { critical: 600 },
          reassign: { team_id: team.id },
          working_hours: true,
        },
      ],
    };
    const send = () => desk.create(body).set("Idempotency-Key", "policy-1");
    const [first, second] = [await send(), await send()];
    expect([first.status, second.body]).toEqual([201, first.body]);
    const byLaw = { duration: null, seconds: null, extension: null, calendar: null };
    expect(first.body).toMatchObject({
      name: "Lifts and stairs",
      is_default: false,
      is_on: true,
      in_force: true,
      conditions: {
        priorities: ["high", "critical"],
        category_ids: [category.id],
        tag_ids: [],
        languages: ["de", "pt-BR"],
      },
      calendar,
      pausing: ["pending", "on_hold"],
      warn_percents: [50, 90],
      reopening: "restart",
      valid_from: "2026-03-02",
      valid_until: "2026-12-31",
      definition_version: 1,
      version: 1,
      labels: { categories: [category], people: [{ id: agent.id, name: "Ann Agent" }], teams: [team], tags: [] },
      open_tickets: 0,
      tickets_on_older: 0,
      last_change: { by: { full_name: "Zora Admin" }, at: "2026-03-02T09:00:00.000Z" },
    });
    expect(first.body.targets).toEqual({
      critical: {
        first_response: {
          kind: "working",
          duration: "90m",
          seconds: 5400,
          amount: null,
          extension: null,
          calendar: null,
        },
        next_response: {
          kind: "working",
          duration: "2h",
          seconds: 7200,
          amount: null,
          extension: null,
          calendar: null,
        },
        update: { kind: "working", duration: "1.5h", seconds: 5400, amount: null, extension: null, calendar: null },
        // Two days of seven hours.
        resolution: { kind: "working", duration: "2d", seconds: 50_400, amount: null, extension: null, calendar: null },
      },
      high: {
        first_response: null,
        next_response: null,
        update: null,
        resolution: { ...byLaw, kind: "business_days", amount: 10, extension: 5, calendar: law },
      },
      medium: {
        first_response: null,
        next_response: null,
        update: null,
        resolution: { ...byLaw, kind: "calendar_weeks", amount: 4 },
      },
      low: { first_response: null, next_response: null, update: null, resolution: null },
    });
    const perPriority = { critical: 600, high: null, medium: null, low: null };
    expect(first.body.steps).toEqual([
      {
        metric: "resolution",
        when: "percent",
        percent: 80,
        seconds: null,
        notify: ["assignee", agent.id],
        raise_priority: false,
        reassign: null,
        working_hours: false,
      },
      {
        metric: "first_response",
        when: "after_due",
        percent: null,
        seconds: perPriority,
        notify: [],
        raise_priority: false,
        reassign: { team_id: team.id },
        working_hours: true,
      },
    ]);
    expect((await desk.list()).map(({ id, is_default }) => [id, is_default])).toEqual([
      [first.body.id, false],
      [desk.defaultId, true],
    ]);
    const [event] = await desk.events(1);
    expect(event).toMatchObject({
      type: "sla_policy.created",
      data: { policy_id: first.body.id, name: "Lifts and stairs" },
      changes: { calendar_id: { from: null, to: calendar.id }, warn_percents: { from: null, to: [50, 90] } },
    });
  });

  test("takes what is not said as usual: stops while it waits, warns at three quarters, asks nothing", async () => {
    expect(await desk.add({ is_on: false })).toMatchObject({
      is_on: false,
      in_force: false,
      pausing: ["pending", "on_hold"],
      warn_percents: [75],
      reopening: "resume",
      valid_from: null,
      valid_until: null,
      steps: [],
    });
  });

  test("refuses what cannot be, each at its field, and saves nothing of it", async () => {
    const { app } = desk;
    const deleted = await buildCalendar(app.db);
    await app.db.rows("UPDATE calendars SET deleted_at = app_now() WHERE id = $1", [deleted.id]);
    const [archived, department] = [await buildCategory(app.db, { archived: true }), await buildDepartment(app.db)];
    const left = await buildAgent(app.db, { deactivated: true });
    const customer = await buildCustomer(app.db);
    const taken = await desk.add({ name: "Taken" });
    const before = await desk.counts();
    const step = { metric: "resolution", when: "percent", percent: 100, notify: ["assignee"] };
    const critical = (targets: object) => ({ targets: { ...onePromise, critical: targets } });

    const refused: [object, string][] = [
      [{ name: " " }, "name"],
      [{ name: taken.name.toUpperCase() }, "name"],
      [{ is_default: true }, "is_default"],
      [{ calendar_id: 999_999 }, "calendar_id"],
      [{ calendar_id: deleted.id }, "calendar_id"],
      [{ targets: { critical: none, high: none, medium: none, low: none } }, "targets"],
      [{ targets: { ...onePromise, high: undefined } }, "targets.high"],
      [critical({ resolution: hours("soon") }), "targets.critical.resolution.duration"],
      [critical({ resolution: hours("0h") }), "targets.critical.resolution.duration"],
      [critical({ resolution: hours("-4h") }), "targets.critical.resolution.duration"],
      [critical({ resolution: hours("99999d") }), "targets.critical.resolution.duration"],
      [critical({ resolution: { kind: "business_days", amount: 0 } }), "targets.critical.resolution.amount"],
      [
        critical({ resolution: { kind: "business_days", amount: 2, extension: 4000 } }),
        "targets.critical.resolution.extension",
      ],
      [critical({ update: { kind: "business_days", amount: 2 } }), "targets.critical.update.kind"],
      [
        critical({ resolution: { kind: "calendar_days", amount: 2, calendar_id: deleted.id } }),
        "targets.critical.resolution.calendar_id",
      ],
      [critical({ first_response: hours("1d"), resolution: hours("6h") }), "targets.critical.first_response"],
      [{ warn_percents: [100] }, "warn_percents"],
      [{ warn_percents: [75, 75] }, "warn_percents"],
      [{ pausing: ["new"] }, "pausing"],
      [{ pausing: ["in_progress"] }, "pausing"],
      [{ conditions: { category_ids: [archived.id] } }, "conditions.category_ids"],
      [{ conditions: { department_ids: [department.id, 999_999] } }, "conditions.department_ids"],
      [{ conditions: { languages: ["german"] } }, "conditions.languages"],
      [{ conditions: { colours: ["red"] } }, "conditions.colours"],
      [{ valid_from: "2026-02-30" }, "valid_from"],
      [{ valid_from: "2026-03-02", valid_until: "2026-03-01" }, "valid_until"],
      [{ valid_until: "tomorrow" }, "valid_until"],
      [{ steps: [{ ...step, percent: null }] }, "steps.0.percent"],
      [{ steps: [step, { ...step, when: "after_due", percent: null, seconds: {} }] }, "steps.1.seconds"],
      [{ steps: [{ ...step, metric: "update" }] }, "steps.0.metric"],
      [{ steps: [{ ...step, notify: [] }] }, "steps.0.notify"],
      [{ steps: [{ ...step, notify: [left.id] }] }, "steps.0.notify"],
      [{ steps: [{ ...step, notify: [customer.id] }] }, "steps.0.notify"],
      [{ steps: [{ ...step, reassign: { team_id: 999_999 } }] }, "steps.0.reassign.team_id"],
      [{ colour: "red" }, "colour"],
    ];
    for (const [body, field] of refused) {
      const answer = await desk.create(body);
      expect([body, answer.status, Object.keys(fieldsOf(answer))]).toEqual([body, 422, [field]]);
    }
    expect(fieldsOf(await desk.create({ calendar_id: deleted.id }))).toEqual({
      calendar_id: "This calendar was deleted",
    });
    expect(fieldsOf(await desk.create({ is_default: true }))).toEqual({ is_default: "There is one already" });
    // All at once, so that nobody mends one after the other.
    const many = await desk.create({ warn_percents: [0], valid_from: "2026-02-30", pausing: ["closed"] });
    expect(Object.keys(fieldsOf(many)).sort()).toEqual(["pausing", "valid_from", "warn_percents"]);
    expect(await desk.counts()).toEqual(before);
  });

  test("never counts by a calendar that is deleted at the same time", async () => {
    for (let n = 0; n < 8; n += 1) {
      const { id } = await buildCalendar(desk.app.db);
      const [created, deleted] = await Promise.all([
        desk.create({ calendar_id: id }),
        desk.app.api.as(desk.admin).delete(`/api/calendars/${id}`),
      ]);
      expect([
        [201, 409],
        [422, 204],
      ]).toContainEqual([created.status, deleted.status]);
    }
  });

  test("is for those who may", async () => {
    const { app, defaultId } = desk;
    const agent = await buildAgent(app.db);
    const as = app.api.as(await buildSupervisor(app.db));
    const path = `/api/sla/policies/${defaultId}`;
    const answers = [
      await desk.create({}, agent),
      await as.get("/api/sla/policies"),
      await as.get(path),
      await as.get(`${path}/versions`),
      await as.patch(path).send({ name: "Mine" }),
      await as.post(`${path}/move`).send({ before: null }),
      await as.delete(path),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(403));
    expect((await app.api.anonymous().post("/api/sla/policies").send({})).status).toBe(401);
  });

  test("is for those who may in the commands too", async () => {
    const { app, calendar, defaultId } = desk;
    const actor = await loadActor(app.db, (await buildAgent(app.db)).id);
    if (!actor) throw new Error("The agent has no rights at all");
    const draft = createSlaPolicyBody.parse({ name: "Mine", calendar_id: calendar.id, targets: onePromise });
    const commands: ((work: Work) => Promise<unknown>)[] = [
      (work) => createPolicy(work, draft),
      (work) => updatePolicy(work, defaultId, { name: "Mine" }, null),
      (work) => movePolicy(work, defaultId, null),
      (work) => deletePolicy(work, defaultId),
    ];
    for (const command of commands)
      await expect(app.services.runWork(actor, command)).rejects.toMatchObject({ code: "forbidden" });
  });
});
