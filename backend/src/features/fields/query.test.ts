import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  buildAgent,
  buildCategory,
  buildCustomer,
  buildField,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { FieldValue } from "../../contract/index.js";

let app: TestApp;
let agent: BuiltPerson;
let customer: BuiltPerson;
interface Plain {
  id: number;
  fields: Record<string, FieldValue>;
}
const tickets: Plain[] = [];

const cases: Record<string, FieldValue>[] = [
  {},
  { shop: "Main Street 7", amount: 10, bought_on: "2026-02-28", payment: "card", wishes: ["card"], again: true },
  {
    shop: "main street 70",
    amount: 10.5,
    bought_on: "2026-03-01",
    payment: "cash",
    wishes: ["card", "cash"],
    again: false,
  },
  { shop: "50%_off", amount: -3, bought_on: "2026-03-02", wishes: ["cash"] },
  { shop: `${"long ".repeat(39)}tail A`, amount: 0 },
  { shop: `${"long ".repeat(39)}tail B`, again: true },
  { amount: 1_000_000, bought_on: "2025-12-31", payment: "card" },
];

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [agent, customer] = [await buildAgent(app.db), await buildCustomer(app.db)];
  const options = [{ label: "Card" }, { label: "Cash" }];
  await buildField(app.services, { key: "shop", maximum: 400 });
  await buildField(app.services, { key: "amount", type: "number", decimals: 2 });
  await buildField(app.services, { key: "bought_on", type: "date" });
  await buildField(app.services, { key: "payment", type: "choice", options });
  await buildField(app.services, { key: "wishes", type: "multi_choice", options });
  await buildField(app.services, { key: "again", type: "yes_no" });
  await buildField(app.services, { key: "fraud", audience: "staff" });
  const category = (await buildCategory(app.db)).id;
  for (const fields of cases) {
    const filed = await app.api
      .as(customer)
      .post("/api/tickets")
      .send({ subject: "S", description: "D", category_id: category, fields });
    expect(filed.body.errors).toBeUndefined();
    tickets.push({ id: filed.body.id, fields });
  }
});
afterAll(() => app.close());

async function found(q: string, by = agent): Promise<number[]> {
  const answer = await app.api.as(by).get("/api/tickets").query({ q, limit: 100 });
  expect({ q, status: answer.status, errors: answer.body.query_errors }).toEqual({ q, status: 200 });
  return (answer.body.data as { id: number }[]).map(({ id }) => id).sort((a, b) => a - b);
}
const those = (fits: (fields: Plain["fields"]) => boolean) =>
  tickets.filter(({ fields }) => fits(fields)).map(({ id }) => id);

const low = (value: FieldValue | undefined) => (typeof value === "string" ? value.toLowerCase() : null);
const day = (value: FieldValue | undefined) => (typeof value === "string" ? value : null);
const number = (value: FieldValue | undefined) => (typeof value === "number" ? value : null);

test.each<[string, (fields: Plain["fields"]) => boolean]>([
  ['shop:"main street 7"', ({ shop }) => low(shop) === "main street 7"],
  ['shop:"main street*"', ({ shop }) => low(shop)?.startsWith("main street") === true],
  ['shop:"50%*"', ({ shop }) => low(shop)?.startsWith("50%") === true],
  [`shop:"${"long ".repeat(39)}tail a"`, ({ shop }) => low(shop)?.endsWith("tail a") === true],
  ["shop:none", ({ shop }) => shop === undefined],
  ["-shop:any", ({ shop }) => shop === undefined],
  ["amount:10", ({ amount }) => amount === 10],
  ["amount>=10", ({ amount }) => (number(amount) ?? -Infinity) >= 10],
  ["amount<0", ({ amount }) => (number(amount) ?? Infinity) < 0],
  ["amount:0..10.5", ({ amount }) => number(amount) !== null && Number(amount) >= 0 && Number(amount) <= 10.5],
  ["-amount>=10", ({ amount }) => (number(amount) ?? -Infinity) < 10],
  ["bought_on:2026-03", ({ bought_on: at }) => day(at)?.startsWith("2026-03") === true],
  ["bought_on:2026-02-28..now", ({ bought_on: at }) => (day(at) ?? "") >= "2026-02-28"],
  ["bought_on<2026", ({ bought_on: at }) => (day(at) ?? "9") < "2026"],
  ["bought_on:yesterday|today", ({ bought_on: at }) => ["2026-03-01", "2026-03-02"].includes(day(at) ?? "")],
  ["bought_on>2026-03-01", ({ bought_on: at }) => (day(at) ?? "") > "2026-03-01"],
  ["payment:card", ({ payment }) => payment === "card"],
  ["payment:card|cash", ({ payment }) => payment !== undefined],
  ["payment:none|cash", ({ payment }) => payment !== "card"],
  ["wishes:cash", ({ wishes }) => Array.isArray(wishes) && wishes.includes("cash")],
  ["wishes:cash -wishes:card", ({ wishes }) => Array.isArray(wishes) && wishes.join() === "cash"],
  ["again:yes", ({ again }) => again === true],
  ["again:no", ({ again }) => again === false],
  ["amount>5 payment:cash", ({ amount, payment }) => (number(amount) ?? 0) > 5 && payment === "cash"],
])("%s finds what a plain look at the answers finds", async (q, fits) => {
  expect(await found(q)).toEqual(those(fits));
  expect(await found(q, customer)).toEqual(those(fits));
});

test("What one clause finds and what its opposite finds is everything, once", async () => {
  const clauses = fc.constantFrom("shop:any", "amount>1", "payment:card", "wishes:card", "again:yes", "bought_on<now");
  await fc.assert(
    fc.asyncProperty(clauses, async (clause) => {
      const both = [...(await found(clause)), ...(await found(`-${clause}`))].sort((a, b) => a - b);
      expect(both).toEqual(tickets.map(({ id }) => id));
    }),
    { numRuns: 12 },
  );
});

test("A field for staff is to a customer's query like one that there is not", async () => {
  const ask = (q: string) => app.api.as(customer).get("/api/tickets").query({ q });
  const [secret, nothing] = [await ask("fraud:any"), await ask("fraus:any")];
  expect([secret.status, nothing.status]).toEqual([422, 422]);
  expect(secret.body.query_errors[0].code).toBe(nothing.body.query_errors[0].code);
  // Nor is it proposed to who mistypes it.
  expect(JSON.stringify(nothing.body)).not.toContain("fraud");
  expect(await found("fraud:none")).toEqual(tickets.map(({ id }) => id));
});
