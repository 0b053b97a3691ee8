import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { endpoints, type Endpoint, type RouteName } from "../src/contract/index.js";
import { buildAdmin, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

/** Lists whose query has a field, and whose path needs nothing. */
const listsWith = (field: string): RouteName[] =>
  (Object.keys(endpoints) as RouteName[]).filter((name) => {
    const { query, path, method } = endpoints[name] as Endpoint & { path: string; method: string };
    return method === "GET" && !path.includes(":") && query instanceof z.ZodObject && field in query.shape;
  });
const ask = (name: RouteName, query: Record<string, string>) =>
  app.api.as(admin).get(endpoints[name].path).query(query);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Nothing that a list's answer could have held. */
const cursors = [
  ...["x", "%00", "null", "'; SELECT 1", "9".repeat(400)],
  ...[{}, [], [[]], [null], "text", 1, [1.5], [2 ** 60], [-1e300], [1, 2, 3, 4, 5, 6, 7]].map(encoded),
  ...[
    ["newest", "a", "b"],
    ["newest", 1e21, 1],
    ["due", {}, 1],
    [{ toString: 1 }, 1],
  ].map(encoded),
];

/** What a list that is sorted by names could have held. */
const names = [["a"], ["'; DROP TABLE people; --"], ["%_\\\\", -1], ["\\u0000", 1]].map(encoded);

test("there are lists with pages and cursors", () => {
  expect(listsWith("cursor")).toEqual(expect.arrayContaining(["listTickets", "listPeople", "listAudit"]));
  expect(listsWith("limit").length).toBeGreaterThanOrEqual(listsWith("cursor").length);
});

describe.each(listsWith("cursor"))("%s", (name) => {
  test("takes no cursor but its own: any other is 422, never a failure", async () => {
    const answers: string[] = [];
    for (const cursor of cursors) {
      const { status, body } = await ask(name, { cursor });
      if (status !== 422 || !JSON.stringify(body).includes('"cursor"')) answers.push(`${cursor}: ${status}`);
    }
    for (const cursor of names) {
      const { status } = await ask(name, { cursor });
      if (status !== 422 && status !== 200) answers.push(`${cursor}: ${status}`);
    }
    expect(answers).toEqual([]);
  });
});

describe.each(listsWith("limit"))("%s", (name) => {
  test("gives 1 to 100 rows a page, and at most 100 pages deep", async () => {
    const wrong = ["0", "-1", "101", "1e9", "1.5", "x", "NaN", "Infinity", "99999999999999999999"];
    const fields = listsWith("page").includes(name) ? ["limit", "page"] : ["limit"];
    for (const field of fields)
      for (const value of wrong)
        expect([field, value, (await ask(name, { [field]: value })).status]).toEqual([field, value, 422]);
    for (const field of fields)
      for (const value of ["1", "100"])
        expect([field, value, (await ask(name, { [field]: value })).status]).toEqual([field, value, 200]);
  });
});
