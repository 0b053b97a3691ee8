import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Home } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

/** Two departments with a team each; a colleague is in both. */
let app: TestApp;
let agent: BuiltPerson, colleague: BuiltPerson, stranger: BuiltPerson;
let here: number, elsewhere: number;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-08T09:00:00Z" });
  [agent, colleague, stranger] = [await buildAgent(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  const gone = await buildAgent(app.db);
  await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [gone.id]);
  [here, elsewhere] = [(await buildDepartment(app.db)).id, (await buildDepartment(app.db)).id];
  await buildTeam(app.db, { memberIds: [agent.id, colleague.id, gone.id], departmentIds: [here] });
  await buildTeam(app.db, { memberIds: [colleague.id, stranger.id], departmentIds: [elsewhere] });
});
afterAll(() => app.close());

const homeOf = async (who: BuiltPerson) => (await app.api.as(who).get("/api/home").expect(200)).body as Home;
const file = async (departmentId: number, holder: BuiltPerson | null) =>
  (await buildTicket(app.services, { departmentId, assigneeId: holder?.id ?? null })).id;
const say = (id: number, body: object) => app.api.as(agent).post(`/api/tickets/${id}/comments`).send(body).expect(201);

test("A day has nothing of other departments: neither their tickets nor their people, nor how much lies with whom", async () => {
  await file(here, colleague);
  await file(elsewhere, colleague);
  await file(elsewhere, null);
  // Given to the agent, then moved out of sight.
  await file(elsewhere, agent);
  const home = await homeOf(agent);
  expect(home).toMatchObject({ mine: 0, overdue: 0, due: [], next_up: null });
  const team = new Map(home.team.map(({ person, open }) => [person.id, open]));
  expect(team).toEqual(
    new Map([
      [agent.id, 0],
      [colleague.id, 1],
    ]),
  );
  expect(new Map((await homeOf(colleague)).team.map(({ person, open }) => [person.id, open])).get(colleague.id)).toBe(
    2,
  );
});

test("What has been hidden is no part of a week, and a note is no reply", async () => {
  const [hidden, noted] = [await file(here, agent), await file(here, agent)];
  await say(hidden, { comment: "Dear Luis" });
  await say(noted, { comment: "Ask Mei", is_internal: true });
  expect(await homeOf(agent)).toMatchObject({ mine: 2, week: { first_replies: 1 } });
  await app.api
    .as(await buildAdmin(app.db))
    .delete(`/api/tickets/${hidden}`)
    .expect(204);
  expect(await homeOf(agent)).toMatchObject({ mine: 1, week: { first_replies: 0 } });
});
