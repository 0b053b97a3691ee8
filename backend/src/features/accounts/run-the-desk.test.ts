import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildPerson, type BuiltPerson } from "../../../test/factories/index.js";
import { untilWaiting } from "../../../test/until-waiting.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
const admins = () =>
  app.db.rows(
    "SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id WHERE r.key = 'admin' AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL",
  );

test("the last admin stays one: not demoted, not deactivated, by nobody; who cannot sign in does not count", async () => {
  const last = await buildAdmin(app.db);
  // May administer people and sees all, but could not set the desk up.
  await app.db.rows(
    `INSERT INTO roles (key, name, is_staff, sees, permissions)
     SELECT 'almost', 'Almost', true, 'all', array_remove(permissions, 'desk.configure') FROM roles WHERE key = 'admin'`,
  );
  await buildPerson(app.db, { role: "admin", emailVerified: false });
  await buildPerson(app.db, { role: "admin", deactivated: true });
  const other = await buildAdmin(app.db);
  const by = (who: BuiltPerson) => app.api.as(who).patch(`/api/people/${last.id}`);
  await app.api.as(last).patch(`/api/people/${other.id}`).send({ role: "almost" }).expect(200);
  app.identify.forget(null);
  // The system is above everybody's rights, so this is the rule itself.
  await app.db.rows("UPDATE roles SET permissions = array_append(permissions, 'desk.configure') WHERE key = 'almost'");
  await app.db.rows("UPDATE people SET email_verified_at = NULL WHERE id = $1", [other.id]);
  const fresh = await buildPerson(app.db, { role: "almost", emailVerified: false });
  expect((await by(fresh).send({ role: "agent" })).body).toMatchObject({ code: "person.last_admin", status: 409 });
  expect((await by(fresh).send({ deactivated: true })).body).toMatchObject({ code: "person.last_admin" });
  expect((await app.api.as(fresh).get(`/api/people/${last.id}`)).body).toMatchObject({
    abilities: { change_role: false, deactivate: false, lock: "last_admin" },
  });
  expect(await admins()).toEqual([{ id: last.id }]);
  await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'agent') WHERE id = $1", [fresh.id]);
});

test("of two admins who demote, or deactivate, each other at once, one stays", async () => {
  for (const body of [{ role: "agent" }, { deactivated: true }]) {
    for (let round = 0; round < 3; round += 1) {
      await app.db.rows("UPDATE people SET deactivated_at = app_now()");
      const [one, two] = [await buildAdmin(app.db), await buildAdmin(app.db)];
      await Promise.all([one, two].map((each) => app.api.as(each).get("/api/auth/me").expect(200)));
      const statuses = await atOnce([one, two], () => {
        const send = async (by: BuiltPerson, whom: BuiltPerson) =>
          (await app.api.as(by).patch(`/api/people/${whom.id}`).send(body)).status;
        return [send(one, two), send(two, one)];
      });
      expect(statuses.sort()).toEqual([200, 403]);
      expect(await admins()).toHaveLength(1);
    }
  }
});

/** Holds the people until every request waits, then lets all go in the same moment. */
async function atOnce(people: readonly BuiltPerson[], send: () => Promise<number>[]): Promise<number[]> {
  let sent: Promise<number>[] = [];
  await app.services.runWork(systemActor, async (held) => {
    await held.rows("SELECT 1 FROM people WHERE id = ANY ($1::bigint[]) FOR UPDATE", [people.map(({ id }) => id)]);
    sent = send();
    await untilWaiting(app.db, sent.length);
  });
  return Promise.all(sent);
}
