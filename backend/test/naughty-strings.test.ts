import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { endpoints, routes, type Endpoint, type RouteName } from "../src/contract/index.js";
import { buildCallers, type Caller } from "./route-matrix/callers.js";
import { buildMatrixDesk, unlimited, type MatrixDesk } from "./route-matrix/desk.js";
import { matrixRequests, type MatrixRequest } from "./route-matrix/requests.js";
import { closeSockets, send, type Answer } from "./route-matrix/send.js";
import { serveUndone } from "./route-matrix/undone-app.js";
import { naughtyStrings } from "./naughty/strings.js";
import { at, textFields, withText, type TextField } from "./naughty/text-fields.js";
import type { TestApi } from "./test-api.js";

const strings = naughtyStrings();
const names = Object.keys(routes) as RouteName[];
const shapeOf = (route: RouteName): Endpoint => endpoints[route];
const fieldsOf = (route: RouteName, part: "body" | "query"): TextField[] => {
  const schema = shapeOf(route)[part];
  return schema ? textFields(schema) : [];
};
const withTexts = (part: "body" | "query") => names.filter((route) => fieldsOf(route, part).length > 0);

let desk: MatrixDesk;
let admin: Caller;
let requests: MatrixRequest[];
let undone: TestApi;
let tried = 0;
beforeAll(async () => {
  desk = await buildMatrixDesk();
  admin = (await buildCallers(desk)).find(({ name }) => name === "admin") as Caller;
  requests = matrixRequests(desk);
  undone = await serveUndone(desk.app, { rateLimits: unlimited });
});
afterAll(async () => {
  const places = [...withTexts("body"), ...withTexts("query")].length;
  process.stdout.write(`Naughty strings: ${strings.length} in the texts of ${places} routes, ${tried} calls\n`);
  closeSockets();
  await undone.close();
  await desk.app.close();
});

const requestOf = (route: RouteName) => requests.find((request) => request.title === route) as MatrixRequest;
const call = (request: Partial<MatrixRequest> & { method: string; path: string }): Promise<Answer> => {
  tried += 1;
  return send(undone.url, { ...request, authorization: admin.authorization });
};

/**
 * Every string goes into what makes a thing. Elsewhere a sample does: what changes a thing judges its texts alike,
 * hashing a password takes its time, and hours and targets are hardly texts.
 */
const isSampled = (route: RouteName) =>
  !Object.keys(shapeOf(route).responses).includes("201") || /auth|guest|sla|calendars/.test(routes[route].path);
const chosen = (route: RouteName): string[] =>
  strings.filter((_, i) => !isSampled(route) || i % 16 === route.length % 16);

/** All that is stored is read as text; what is shown has the spaces that were typed, or fewer. */
const bare = (text: string) => text.normalize("NFC").replace(/\s+/gu, "").toLowerCase();

test.each(withTexts("body"))(
  "%s takes them in its body as they are, or refuses them",
  async (route) => {
    const request = requestOf(route);
    const fields = fieldsOf(route, "body");
    const wrong: string[] = [];
    let taken = 0;
    await inTurns(chosen(route), 4, async (_, i, texts) => {
      // Each field has another string, and each string is in each field once.
      const given = fields.map(({ path, schema }, k) => ({
        path,
        schema,
        text: texts[(i + k * 11) % texts.length] ?? "",
      }));
      let accepted = given.filter(({ schema, text }) => schema.safeParse(text).success);
      const filled = () =>
        accepted.reduce<unknown>((value, { path, text }) => withText(value, path, text), request.body);
      let answer = await call({ ...request, body: filled() });
      // What has a further rule behind the schema, such as a date, must not keep the others from being stored.
      for (let tries = 0; answer.status === 422 && tries < 2 && accepted.length > 0; tries += 1) {
        const refused = refusedFields(answer);
        accepted = accepted.filter(({ path }) => !refused.some((field) => path.join(".").startsWith(field)));
        answer = await call({ ...request, body: filled() });
      }
      if (answer.status >= 500) wrong.push(`${answer.status} for ${JSON.stringify(accepted.map(({ text }) => text))}`);
      if (answer.status >= 300) return;
      taken += 1;
      const shown: unknown = answer.text === "" ? {} : JSON.parse(answer.text);
      for (const { path, text } of accepted) {
        const back = at(shown, path);
        if (typeof back === "string" && bare(back) !== bare(text))
          wrong.push(`${path.join(".")}: ${text} became ${back}`);
      }
    });
    expect(wrong).toEqual([]);
    if (!isSampled(route)) expect(taken).toBeGreaterThan(strings.length / 5);
  },
  240_000,
);

test.each(withTexts("query"))("%s takes them in its query without a fault", async (route) => {
  const request = requestOf(route);
  const wrong: string[] = [];
  for (const { path } of fieldsOf(route, "query")) {
    await inTurns(
      strings.filter((_, i) => i % 8 === path.join().length % 8),
      4,
      async (text) => {
        if (!text.isWellFormed()) return;
        const [place = "", query] = request.path.split("?");
        const search = new URLSearchParams(query);
        search.set(path.join("."), text);
        const { status } = await call({ ...request, path: `${place}?${search.toString()}` });
        if (status >= 500) wrong.push(`${status} for ${path.join(".")}=${JSON.stringify(text)}`);
      },
    );
  }
  expect(wrong).toEqual([]);
});

test("No address with one of them in it is a fault", async () => {
  const wrong: string[] = [];
  const withParams = names.filter((route) => routes[route].path.includes(":"));
  const pairs = withParams.flatMap((route, i) =>
    strings.filter((_, k) => k % 32 === i % 32).map((text) => ({ route, text })),
  );
  await inTurns(pairs, 4, async ({ route, text }) => {
    if (!text.isWellFormed()) return;
    const request = requestOf(route);
    const path = routes[route].path.replace(/:\w+/g, encodeURIComponent(text));
    const { status } = await call({ ...request, path });
    if (status >= 500) wrong.push(`${status} for ${path}`);
  });
  expect(wrong).toEqual([]);
});

const refusedFields = ({ text }: Answer): string[] =>
  ((JSON.parse(text) as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);

/** Calls for each, a few at a time. */
async function inTurns<T>(
  items: readonly T[],
  width: number,
  work: (item: T, i: number, all: readonly T[]) => Promise<void>,
) {
  const rest = items.map((item, i) => ({ item, i }));
  const turn = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next.item, next.i, items);
  };
  await Promise.all(Array.from({ length: width }, turn));
}
