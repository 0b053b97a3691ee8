import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer } from "../../../test/factories/index.js";
import { mailedToken } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { personActor } from "../../platform/actor.js";
import { changePassword } from "./own-account/commands/change-password.js";
import { confirmSession } from "./own-account/commands/confirm-session.js";
import { signIn } from "./commands/sign-in.js";
import { findPerson } from "./queries.js";
import { createRefreshTokens } from "./tokens.js";

const password = "copper lantern ferry";
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.db.rows("UPDATE desk SET name = 'Wuthering Farthingale'");
});
afterAll(() => app.close());

const post = (path: string, body: object) => app.api.anonymous().post(path).send(body);

/** Every way in which a person sets a password. */
const doors: Record<string, (wanted: string) => PromiseLike<{ status: number; body: { errors?: unknown } }>> = {
  register: (wanted) =>
    post("/api/auth/register", { email: "new@example.org", full_name: "Ada Quillfeather", password: wanted }),
  "reset-password": async (wanted) => {
    const { email } = await buildCustomer(app.db, { fullName: "Ada Quillfeather", password });
    await post("/api/auth/forgot-password", { email });
    return post("/api/auth/reset-password", { token: await mailedToken(app, email ?? ""), password: wanted });
  },
  "accept-invitation": async (wanted) => {
    const email = `${crypto.randomUUID()}@example.org`;
    const invitation = { email, full_name: "Somebody Else", role: "agent" };
    await app.api
      .as(await buildAdmin(app.db))
      .post("/api/people/invitations")
      .send(invitation)
      .expect(201);
    const token = await mailedToken(app, email);
    return post("/api/auth/accept-invitation", { token, password: wanted, full_name: "Ada Quillfeather" });
  },
  "me/password": async (wanted) => {
    const person = await buildCustomer(app.db, { fullName: "Ada Quillfeather", password });
    return app.api.as(person).post("/api/me/password").send({ current_password: password, new_password: wanted });
  },
};

describe.each(Object.keys(doors))("%s", (door) => {
  test.each([
    ["too short", "k7#mQ", /at least 12/],
    ["common", "password1234", /common|easy|guess/i],
    ["the person's name", "quillfeather ada", /your name or address/],
    ["the desk's name", "wuthering farthingale", /your name or address/],
  ])("refuses a password that is %s, and says why", async (_what, wanted, reason) => {
    const { status, body } = (await doors[door]?.(wanted)) ?? { status: 0, body: {} };
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: expect.stringMatching(/^(new_)?password$/), message: expect.stringMatching(reason) },
    ]);
  });
});

test("a password of 64 letters, and of many more, is taken whole; the input has an end", async () => {
  const long = "seventeen quiet bridges over the copper river ".repeat(30);
  for (const length of [64, 200, 1024]) {
    const wanted = long.slice(0, length).trimEnd().padEnd(length, "k");
    const email = `${length}-letters@example.org`;
    expect((await post("/api/auth/register", { email, full_name: "Ada", password: wanted })).status).toBe(202);
    const signIn = (typed: string) => post("/api/auth/login", { email, password: typed });
    expect((await signIn(wanted)).body.code).toBe("email_not_verified");
    expect((await signIn(wanted.slice(0, -1))).body.code).toBe("wrong_credentials");
  }
  const tooLong = { email: "more@example.org", full_name: "Ada", password: long.slice(0, 1025) };
  expect((await post("/api/auth/register", tooLong)).status).toBe(422);
});

test("a password that was replaced between its check and what it opens, opens nothing", async () => {
  const built = await buildCustomer(app.db, { password });
  const checked = await findPerson(app.db, built.id);
  if (!checked) throw new Error("The person is there");
  await app.db.rows("UPDATE people SET password_hash = 'another' WHERE id = $1", [built.id]);

  const nothing = { sees: "own", isStaff: false, permissions: [], departmentIds: [], teamIds: [] } as const;
  const actor = personActor({ id: built.id, sessionId: 1, ...nothing });
  const { config, runWork, vault } = app.services;
  const opened = {
    signIn: () => runWork(actor, (work) => signIn(work, checked, createRefreshTokens(config), {})),
    confirmSession: () => runWork(actor, (work) => confirmSession(work, checked, { code: "", vault })),
    changePassword: () => runWork(actor, (work) => changePassword(work, checked, "a third")),
  };
  for (const open of Object.values(opened)) await expect(open()).rejects.toMatchObject({ code: "wrong_credentials" });
  expect((await findPerson(app.db, built.id))?.passwordHash).toBe("another");
});
