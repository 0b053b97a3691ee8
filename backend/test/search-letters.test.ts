import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { z } from "zod";
import { endpoints, type Endpoint, type RouteName } from "../src/contract/index.js";
import { buildMatrixDesk, type MatrixDesk } from "./route-matrix/desk.js";
import { matrixRequests } from "./route-matrix/requests.js";

let desk: MatrixDesk;
beforeAll(async () => {
  desk = await buildMatrixDesk();
}, 60_000);
afterAll(() => desk.app.close());

/** Lists that are searched for a part of a name; those of tickets have a language, with tests of its own. */
const ASKED_IN_THE_LANGUAGE: ReadonlySet<RouteName> = new Set<RouteName>(["listTickets", "countTicketGroups"]);
const searched = (Object.keys(endpoints) as RouteName[]).filter((name) => {
  const { query, method } = endpoints[name] as Endpoint & { method: string };
  if (ASKED_IN_THE_LANGUAGE.has(name) || method !== "GET" || !(query instanceof z.ZodObject) || !("q" in query.shape))
    return false;
  return query.shape["q"] instanceof z.ZodOptional;
});
const found = async (name: RouteName, query: object = {}): Promise<number> => {
  const path =
    matrixRequests(desk)
      .find(({ route }) => route === name)
      ?.path.split("?")[0] ?? "";
  const { body } = await desk.app.api.as(desk.admin).get(path).query(query).expect(200);
  return (body as { data: unknown[] }).data.length;
};

test("there are lists to search", () => {
  expect(searched).toEqual(expect.arrayContaining(["listPeople", "listInvitations"]));
});

test.each(searched)("%s takes the wildcards of the database for letters, which no name here has", async (name) => {
  expect(await found(name)).toBeGreaterThan(0);
  for (const q of ["%", "____", "%%%", "_%_"]) expect([q, await found(name, { q })]).toEqual([q, 0]);
});
