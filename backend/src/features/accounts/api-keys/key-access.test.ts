import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildApiKey, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { endpoints, keyAccess, routes, scopeNames, type Endpoint, type RouteName } from "../../../contract/index.js";
import { openApiDocument } from "../../../platform/http/openapi.js";

let app: TestApp;
let admin: BuiltPerson;
/** Keys of an admin, so that only scopes stand in their way. */
let full: string;
let without: Record<string, string>;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  full = (await buildApiKey(app.db, { ownerId: admin.id })).key;
  without = {};
  for (const scope of scopeNames) {
    const scopes = scopeNames.filter((other) => other !== scope);
    without[scope] = (await buildApiKey(app.db, { ownerId: admin.id, scopes })).key;
  }
});
afterAll(() => app.close());

const names = Object.keys(routes) as RouteName[];
const closed = names.filter((name) => keyAccess[name] === "closed");
const scoped = names.filter((name) => keyAccess[name] !== "closed" && keyAccess[name] !== "any");
const shapeOf = (name: RouteName): Endpoint => endpoints[name];

/** Bodies are left out: what is refused is refused before anything is read. */
function call(name: RouteName, key: string) {
  const { method, path } = routes[name];
  const place = path.replace(/:attachment_id/, "A".repeat(22)).replace(/:\w+/g, "1");
  const verb = method.toLowerCase() as "get" | "post" | "patch" | "put" | "delete";
  return app.api.anonymous()[verb](place).set("Authorization", `Bearer ${key}`).set("X-Redress-Request", "1");
}
const happened = () => app.db.one("SELECT count(*) AS events FROM events WHERE type <> 'access.refused'");

test("every route says what a key needs for it, or is closed", () => {
  expect(Object.keys(keyAccess).sort()).toEqual([...names].sort());
  const known: readonly string[] = [...scopeNames, "any", "closed"];
  expect(names.filter((name) => !known.includes(keyAccess[name]))).toEqual([]);
});

test("whatever lets somebody in, needs a fresh sign-in or gives rights away is closed to keys", () => {
  const guarded = names.filter((name) => {
    const { recent, cookie, access } = shapeOf(name);
    const { path } = routes[name];
    const givesRights =
      typeof access === "object" &&
      /^(people\.(invite|manage|delete)|roles\.|data\.export|api_keys\.)/.test(access.permission);
    return recent || cookie || givesRights || /^\/api\/(auth|guest|me|api-keys|roles|notifications)\b/.test(path);
  });
  expect(guarded.length).toBeGreaterThan(30);
  expect(guarded.filter((name) => keyAccess[name] !== "closed")).toEqual([]);
});

test("what every key may do is open to everybody anyway; what changes nothing is asked for by a reading scope", () => {
  expect(names.filter((name) => keyAccess[name] === "any" && shapeOf(name).access !== "public")).toEqual([]);
  const reading = scoped.filter((name) => keyAccess[name].endsWith(":read"));
  expect(reading.filter((name) => routes[name].method !== "GET").sort()).toEqual([
    "evaluateSla",
    "previewCanned",
    "previewSla",
    "slaImpact",
  ]);
  const writing = scoped.filter((name) => keyAccess[name].endsWith(":write"));
  expect(writing.filter((name) => routes[name].method === "GET")).toEqual([]);
});

test.each(closed)("%s is closed to a key with every scope there is", async (name) => {
  const before = await happened();
  const answer = await call(name, full);
  expect([answer.status, answer.body.code]).toEqual([403, "key_refused"]);
  expect(await happened()).toEqual(before);
});

test.each(scoped)(
  "%s is refused to a key that lacks just its scope, and let through to one that has it",
  async (name) => {
    const scope = keyAccess[name];
    const before = await happened();
    const refused = await call(name, without[scope] ?? "");
    expect([refused.status, refused.body.code, refused.body.scope]).toEqual([403, "scope_missing", scope]);
    expect(await happened()).toEqual(before);

    const letIn = await call(name, full);
    expect([401, 500]).not.toContain(letIn.status);
    expect(["scope_missing", "key_refused"]).not.toContain(letIn.body.code);
  },
);

test("the published document says it of every operation", () => {
  const operations = Object.values(openApiDocument().paths ?? {}).flatMap((item) =>
    Object.values(
      item as Record<string, { operationId: RouteName; "x-scope"?: string; security?: object[]; description?: string }>,
    ),
  );
  expect(operations).toHaveLength(names.length);
  for (const operation of operations) {
    const name = operation.operationId;
    const keys = keyAccess[name];
    expect([name, operation["x-scope"]]).toEqual([name, keys === "closed" ? undefined : keys]);
    const takesKeys = (operation.security ?? []).some((way) => "apiKey" in way);
    expect([name, takesKeys]).toEqual([name, keys !== "closed" && shapeOf(name).access !== "public"]);
    expect(operation.description).toContain(
      keys === "closed" ? "Closed to API keys." : keys === "any" ? "every API key" : keys,
    );
  }
});
