import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { anonymousActor, systemActor, type Actor } from "../../platform/actor.js";
import { loadActor } from "./index.js";
import { getListedPerson, listPeople } from "./people-list.js";
import { canSeePerson } from "./policy.js";

let app: TestApp;
let people: BuiltPerson[];
let actors: Actor[];
beforeAll(async () => {
  app = await startTestApp();
  people = [
    await buildCustomer(app.db),
    await buildCustomer(app.db),
    await buildAgent(app.db),
    await buildAdmin(app.db),
  ];
  const loaded = await Promise.all(people.map(({ id }) => loadActor(app.db, id)));
  actors = [anonymousActor, systemActor, ...loaded.filter((actor) => actor !== null)];
});
afterAll(() => app.close());

test("the list, the single read and canSeePerson agree for every actor on every person", async () => {
  for (const actor of actors) {
    const listed = await listPeople(app.db, actor, { limit: 100 });
    for (const person of people) {
      const can = canSeePerson(actor, { id: person.id, isHidden: false, deletedAt: null });
      expect(listed.people.some(({ id }) => id === person.id)).toBe(can);
      expect((await getListedPerson(app.db, actor, person.id)) !== null).toBe(can);
    }
  }
  const [customer] = people;
  expect(
    people.map((person) =>
      canSeePerson(actors[2] ?? anonymousActor, { id: person.id, isHidden: false, deletedAt: null }),
    ),
  ).toEqual(people.map((person) => person === customer));
});
