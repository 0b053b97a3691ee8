import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BuiltPerson } from "../../../../test/factories/index.js";
import { fieldsOf, wholeVocabulary } from "../../../contract/query/index.js";
import { buildQueryDesk, readFacts, type QueryDesk } from "./testing/query-desk.js";
import { say, type Said } from "./testing/compared.js";
import { clausesOf } from "./testing/said.js";

let desk: QueryDesk;
let now: Date;
beforeAll(async () => {
  desk = await buildQueryDesk();
  await desk.app.clock.advance(3 * 3_600_000);
  now = new Date((await desk.app.api.as(desk.admin).get("/api/tickets?limit=1")).body.server_time as string);
}, 120_000);
afterAll(() => desk.app.close());

async function holds(person: BuiltPerson, said: fc.Arbitrary<Said[]>, numRuns: number): Promise<void> {
  const facts = await readFacts(desk, person);
  let some = 0;
  await fc.assert(
    fc.asyncProperty(said, async (parts) => {
      const q = parts.map(({ text }) => text).join(" ");
      const answer = await desk.app.api.as(person).get("/api/tickets").query({ q, limit: 100, count: "true" });
      const wanted = facts.filter((one) => parts.every(({ fits }) => fits(one))).map(({ row }) => row.id);
      expect({ q, status: answer.status, problem: answer.body.query_errors }).toEqual({
        q,
        status: 200,
        problem: undefined,
      });
      const found = (answer.body.data as { id: number }[]).map(({ id }) => id);
      expect({ q, ids: found }).toEqual({ q, ids: wanted });
      expect({ q, count: answer.body.count }).toEqual({ q, count: wanted.length });
      if (wanted.length > 0 && wanted.length < facts.length) some += 1;
    }),
    { numRuns },
  );
  // A filter that finds nothing, or everything, would prove little.
  expect(some).toBeGreaterThan(0);
}

const negatable = (said: fc.Arbitrary<Said>): fc.Arbitrary<Said> =>
  fc
    .tuple(said, fc.boolean())
    .map(([one, negated]) => (negated ? say(`-${one.text}`, (facts) => !one.fits(facts)) : one));

const fieldNames = fieldsOf(wholeVocabulary).flatMap(({ name, kind }) => (kind === "sort" ? [] : [name]));

test("Every field of the language is tried here", () => {
  expect(Object.keys(clausesOf(desk, desk.admin, now)).sort()).toEqual([...fieldNames, "words"].sort());
});

test.each(fieldNames.filter((name) => name !== "snoozed"))(
  "%s lists exactly what a plain look at each ticket finds, also turned round",
  async (name) => {
    const said = clausesOf(desk, desk.admin, now)[name];
    if (!said) throw new Error("It is tried");
    await holds(desk.admin, fc.tuple(negatable(said())), 20);
  },
);

test("Several clauses list what fits all of them", async () => {
  const all = Object.values(clausesOf(desk, desk.admin, now)).map((said) => negatable(said()));
  await holds(desk.admin, fc.array(fc.oneof(...all), { minLength: 1, maxLength: 4 }), 80);
}, 60_000);

test("A customer's query is about their own complaints alone, and about what they can know of them", async () => {
  const all = clausesOf(desk, desk.luis, now);
  const theirs = fieldsOf({ staff: false, notes: false, customFields: [] })
    .filter(({ kind }) => kind !== "sort")
    .map(({ name }) => negatable(all[name]?.() ?? fc.constant(say("", () => true))));
  // The zone of their days is their own: days are left to the admin's.
  const untimed = fc
    .array(fc.oneof(...theirs), { minLength: 1, maxLength: 2 })
    .filter((parts) => parts.every(({ text }) => !/:?\d{4}-|today/.test(text)));
  await holds(desk.luis, untimed, 50);
}, 60_000);
