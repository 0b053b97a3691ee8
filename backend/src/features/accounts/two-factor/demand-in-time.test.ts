import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Socket } from "socket.io-client";
import request from "supertest";
import {
  buildAdmin,
  buildAgent,
  buildApiKey,
  buildCustomer,
  buildPerson,
  buildRole,
  buildSupervisor,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startOtherProcess, type OtherProcess } from "../../../../test/other-process.js";
import { eventually } from "../../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { password, turnOnTwoFactor } from "../../../../test/two-factor.js";
import type { TwoFactorRule } from "../../../contract/index.js";

let app: TestApp;
let other: OtherProcess;
/** Has two-factor, so that nothing is demanded of them. */
let admin: BuiltPerson;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  await turnOnTwoFactor(app, admin);
  other = await startOtherProcess(app);
});
beforeEach(() => void app.api.signInAnew(admin));
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await demand("nobody");
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const demand = (rule: TwoFactorRule) =>
  app.api.as(admin).patch("/api/settings").send({ two_factor_required: rule }).expect(200);

/** What somebody at work in the other process gets, with a live connection there. */
async function atWork(person: BuiltPerson) {
  const token = app.api.tokenOf(person);
  const ask = async (bearer = token) => {
    const { status, body } = await request(other.url).get("/api/tickets").set("Authorization", `Bearer ${bearer}`);
    return [status, (body as { code?: string }).code];
  };
  // The session of a test is written with the first request.
  await app.api.as(person).get("/api/auth/me").expect(200);
  expect(await ask()).toEqual([200, undefined]);
  const socket = await other.connect(token);
  sockets.push(socket);
  return { token, ask, socket };
}
const ledToSetUp = [403, "two_factor_required"];

/** Soon it is so: within five seconds, but for a busy machine, and long before a minute, after which anything is read anew. */
const inTime = (look: () => Promise<unknown>, expected: unknown): Promise<void> =>
  eventually(async () => expect(await look()).toEqual(expected));

describe("Within five seconds, in another process too, who is at work is led to setting two-factor up", () => {
  test("by a setting that demands it; their keys open nothing, and both work again once it is taken back", async () => {
    const agent = await buildSupervisor(app.db);
    const { key } = await buildApiKey(app.db, { ownerId: agent.id });
    const { ask, socket, token } = await atWork(agent);
    expect(await ask(key)).toEqual([200, undefined]);
    await demand("staff");
    await inTime(() => ask(), ledToSetUp);
    await inTime(async () => socket.connected, false);
    await inTime(() => ask(key), ledToSetUp);
    await expect(other.connect(token)).rejects.toThrow("two_factor_required");

    await demand("nobody");
    await inTime(() => ask(), [200, undefined]);
    await inTime(() => ask(key), [200, undefined]);
    sockets.push(await other.connect(token));
  });

  test("by a role that gains power", async () => {
    const role = await buildRole(app.db, { permissions: ["people.read", "ticket.reply"] });
    const person = await buildPerson(app.db, { role: role.key });
    await demand("admins");
    const { ask, socket } = await atWork(person);
    const permissions = ["people.read", "people.invite", "ticket.reply"];
    await app.api.as(admin).patch(`/api/roles/${role.id}`).send({ permissions }).expect(200);
    await inTime(() => ask(), ledToSetUp);
    await inTime(async () => socket.connected, false);
    await app.api
      .as(admin)
      .patch(`/api/roles/${role.id}`)
      .send({ permissions: ["people.read"] })
      .expect(200);
    await inTime(() => ask(), [200, undefined]);
  });

  test("by an admin who takes away what they lost", async () => {
    const agent = await buildAgent(app.db, { password });
    await turnOnTwoFactor(app, agent);
    await demand("staff");
    // Turning it on is told a second time by the watch's next look; no test may lean on that.
    await new Promise((wait) => setTimeout(wait, 2_500));
    const { ask, socket } = await atWork(agent);
    await app.api.as(admin).delete(`/api/people/${agent.id}/two-factor`).expect(204);
    await inTime(() => ask(), ledToSetUp);
    await inTime(async () => socket.connected, false);
  });
});

test("Who has it, and of whom it is not demanded, works on without a break", async () => {
  const [agent, customer] = [await buildAgent(app.db), await buildCustomer(app.db)];
  await turnOnTwoFactor(app, agent);
  const [his, theirs] = [await atWork(agent), await atWork(customer)];
  const told = () =>
    app.db.rows("SELECT id FROM access_changes WHERE person_id = ANY ($1::bigint[]) ORDER BY id", [
      [agent.id, customer.id],
    ]);
  const before = await told();
  await demand("staff");
  expect(await told()).toEqual(before);
  await new Promise((wait) => setTimeout(wait, 2_500)); // as long as a lost notice would take to be found
  expect([await his.ask(), await theirs.ask()]).toEqual([
    [200, undefined],
    [200, undefined],
  ]);
  expect([his.socket.connected, theirs.socket.connected]).toEqual([true, true]);
});
