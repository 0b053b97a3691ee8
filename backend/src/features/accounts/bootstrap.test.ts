import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, buildPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { createAdmin, offerBootstrap } from "./index.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", config: { publicUrl: "https://desk.example.org" } });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  // Whoever became an admin in the test before is one no longer.
  await app.ownerDb.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'customer')");
  await app.ownerDb.rows("DELETE FROM bootstrap_links");
});

const password = "copper lantern ferry";
let named = 0;
const freshAdmin = () => ({ email: `ada${++named}@example.org`, full_name: "Ada Lovelace", password });

async function link(): Promise<string> {
  const url = await offerBootstrap(app.services);
  if (url === null) throw new Error("A desk without an admin offers a link");
  return new URL(url).searchParams.get("token") ?? "";
}
const check = (token: string) => app.api.anonymous().post("/api/auth/bootstrap/check").send({ token });
const become = (token: string, body: object = {}) =>
  app.api
    .anonymous()
    .post("/api/auth/bootstrap")
    .send({ token, ...freshAdmin(), ...body });
const admins = () =>
  app.db.rows<{ email: string; verified: boolean; zone: string }>(
    `SELECT email, email_verified_at IS NOT NULL AS verified, time_zone AS zone
     FROM people JOIN roles r ON r.id = role_id WHERE r.key = 'admin'`,
  );
const linksOpen = async () => (await app.db.rows("SELECT id FROM bootstrap_links")).length;

describe("The link that a start prints", () => {
  test("is made of the public URL, and only its hash is stored", async () => {
    const url = await offerBootstrap(app.services);
    expect(url).toMatch(/^https:\/\/desk\.example\.org\/setup\?token=[\w-]{43}$/);
    const token = new URL(url ?? "").searchParams.get("token") ?? "";
    const [row] = await app.db.rows<{ token_hash: Buffer }>("SELECT token_hash FROM bootstrap_links");
    expect(row?.token_hash).toHaveLength(32);
    expect(row?.token_hash.includes(token)).toBe(false);
  });

  test("is not offered where there is an admin, be it one who was deactivated", async () => {
    await buildPerson(app.db, { role: "admin", deactivated: true });
    expect(await offerBootstrap(app.services)).toBeNull();
    await buildAgent(app.db);
    expect(await linksOpen()).toBe(0);
  });

  test("works beside those that other processes printed at the same moment", async () => {
    const tokens = await Promise.all([link(), link(), link()]);
    for (const token of tokens) expect((await check(token)).status).toBe(204);
    expect((await become(tokens[0] ?? "")).status).toBe(201);
    for (const token of tokens) expect((await check(token)).body.code).toBe("bootstrap.over");
    expect(await linksOpen()).toBe(0);
  });

  test("is good for a day; the next start prints another and forgets the old", async () => {
    const old = await link();
    await app.clock.set("2026-03-03T08:59:59Z");
    expect((await check(old)).status).toBe(204);
    await app.clock.set("2026-03-03T09:00:00Z");
    expect((await check(old)).body).toMatchObject({ status: 422, code: "link.invalid" });
    expect((await become(old)).body.code).toBe("link.invalid");
    expect(await admins()).toEqual([]);

    const fresh = await link();
    expect(await linksOpen()).toBe(1);
    expect((await become(fresh)).status).toBe(201);
  });

  test("is not used up by looking at it, nor by a password that is refused", async () => {
    const token = await link();
    await check(token);
    await check(token);
    const weak = await become(token, { password: "password1234" });
    expect(weak.status).toBe(422);
    expect(weak.body.errors).toEqual([expect.objectContaining({ field: "password" })]);
    expect((await become(token, { full_name: " ", email: "nobody" })).body.errors).toHaveLength(2);
    expect(await admins()).toEqual([]);
    expect((await become(token)).status).toBe(201);
  });
});

describe("The first admin", () => {
  test("is confirmed, signed in at once and on record", async () => {
    const body = { ...freshAdmin(), time_zone: "Europe/Berlin", locale: "de" };
    const answer = await become(await link(), body);
    expect(answer.status).toBe(201);
    expect(answer.body.user).toMatchObject({ email: body.email, email_verified: true, time_zone: "Europe/Berlin" });
    expect(answer.body.user.permissions).toContain("desk.configure");
    expect(answer.headers["set-cookie"]?.[0]).toMatch(/^__Host-redress_session=.+HttpOnly/);

    const me = await app.api.anonymous().get("/api/auth/me").set("authorization", `Bearer ${answer.body.token}`);
    expect(me.body.email).toBe(body.email);
    const types = await app.db.rows<{ type: string; kind: string }>(
      "SELECT type, actor_kind AS kind FROM events WHERE id > (SELECT max(id) FROM events) - 3 ORDER BY id",
    );
    expect(types).toEqual([
      { type: "person.created", kind: "anonymous" },
      { type: "account.first_admin_made", kind: "person" },
      { type: "account.signed_in", kind: "person" },
    ]);
    expect(await app.db.rows("SELECT 1 FROM one_time_links")).toEqual([]);
  });

  test("is the only one, however many hold a link: a second use says in words why not", async () => {
    const token = await link();
    await become(token);
    const second = await become(token);
    expect(second.status).toBe(422);
    expect(second.body).toMatchObject({
      code: "bootstrap.over",
      detail: expect.stringContaining("first admin already"),
    });
    expect(await admins()).toHaveLength(1);
  });

  test("is one of two who press at the same moment, be it with two links", async () => {
    const tokens = [await link(), await link()];
    const answers = await Promise.all([...tokens, ...tokens].map((token) => become(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
    expect(await admins()).toHaveLength(1);
  });

  test("is never made without a link, or with the rest of another", async () => {
    await link();
    for (const token of ["x", "A".repeat(43), "' OR true --"])
      expect((await become(token)).body).toMatchObject({ status: 422, code: "link.invalid" });
    for (const body of [{}, { token: "" }, { token: null }]) {
      const answer = await app.api
        .anonymous()
        .post("/api/auth/bootstrap")
        .send({ ...freshAdmin(), ...body });
      expect(answer.status).toBe(422);
    }
    expect((await app.api.anonymous().get("/api/auth/bootstrap")).status).toBe(405);
    expect(await admins()).toEqual([]);
  });

  test("can be made on the command line, which ends the links", async () => {
    const token = await link();
    await createAdmin(app.services, { email: `cli${++named}@example.org`, fullName: "Grace Hopper", password });
    expect((await become(token)).body.code).toBe("bootstrap.over");
    expect(await linksOpen()).toBe(0);
    expect(await admins()).toHaveLength(1);
  });

  test("has a password that is neither their own name nor the desk's, by the link and on the command line", async () => {
    const token = await link();
    const name = "Ada Quillfeather";
    await app.db.rows("UPDATE desk SET name = 'Wuthering Farthingale'");
    for (const wanted of ["quillfeather ada", "wuthering farthingale"]) {
      const errors = [{ field: "password", message: expect.stringMatching(/your name or address/) }];
      const answer = await become(token, { full_name: name, password: wanted });
      expect([answer.status, answer.body.errors]).toEqual([422, errors]);
      const given = { email: `cli${++named}@example.org`, fullName: name, password: wanted };
      await expect(createAdmin(app.services, given)).rejects.toMatchObject({ status: 422, details: { errors } });
    }
    expect(await admins()).toEqual([]);
  });

  test("needs an address that nobody has", async () => {
    await buildPerson(app.db, { role: "customer", email: "taken@example.org" });
    const token = await link();
    expect((await become(token, { email: "Taken@example.org" })).body.code).toBe("person.email_taken");
    expect((await check(token)).status).toBe(204);
  });
});
