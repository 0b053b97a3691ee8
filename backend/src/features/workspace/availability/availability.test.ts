import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { eventually } from "../../../../test/eventually.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { personActor } from "../../../platform/actor.js";
import type { LiveConnection, LiveListener } from "../../../platform/sockets-listener.js";
import { followLivePeople, type LivePeople, type LivePeopleTiming } from "./live-people.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
let app: TestApp;
let agent: BuiltPerson;
let told: unknown[];
let channel: Required<Pick<LiveListener, "opened" | "said" | "closed" | "rechecked">>;
let live: LivePeople;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  agent = await buildAgent(app.db, { password: "an agent's long password" });
  // Signed in before anything else: a sign-in later counts as a sign of life.
  await app.api.as(agent).get("/api/auth/me");
  told = [];
  // Nothing by the machine's clock: each test says itself when it is time.
  live = followLivePeople(app.services, { listen }, { beat: HOUR, bundle: HOUR });
});
afterEach(async () => {
  await live.end();
  await app.close();
});

const listen = (listener: LiveListener) => void (channel = listener as typeof channel);
const facts = { sees: "departments", permissions: [], departmentIds: [], teamIds: [] } as const;
const connectionOf = (person: BuiltPerson, id: string, isStaff = true): LiveConnection => ({
  id,
  actor: personActor({ id: person.id, isStaff, ...facts }),
  send: (name, ...said) => void told.push([person.id, name, ...said]),
});
const here = (active: boolean) => ({ ticket_id: null, writing: null, rows: [], active });
const own = async (person = agent) => (await app.api.as(person).get("/api/me/availability")).body;
const now = async (person = agent): Promise<string> => (await own(person)).availability;
/** Lets time pass while beats go on. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 20 * SECOND) {
    await app.clock.advance(Math.min(left, 20 * SECOND));
    await live.beat();
  }
}

test("Whoever never opened the live channel is what they chose, at first available, for ever", async () => {
  expect(await own()).toEqual({ availability: "available", chosen: "available", away_after_minutes: 10 });
  await app.clock.advance(365 * 24 * 60 * MINUTE);
  expect(await now()).toBe("available");

  const put = await app.api.as(agent).put("/api/me/availability").send({ availability: "away" });
  expect([put.status, put.body.availability, put.body.chosen]).toEqual([200, "away", "away"]);
  await app.clock.advance(365 * 24 * 60 * MINUTE);
  expect(await now()).toBe("away");
});

test("Two minutes after the last connection somebody is offline, and not before; coming back ends it at once", async () => {
  const connection = connectionOf(agent, "one");
  channel.opened(connection);
  await pass(MINUTE);
  channel.closed(connection);
  await app.clock.advance(2 * MINUTE);
  expect(await now()).toBe("available");
  await app.clock.advance(SECOND);
  expect(await now()).toBe("offline");

  channel.opened(connectionOf(agent, "two"));
  await live.beat();
  expect(await now()).toBe("available");
});

/** Another one beside it, with times of its own; ended with the test. */
function follow(timing: LivePeopleTiming): void {
  const beside = live;
  const other = followLivePeople(app.services, { listen }, timing);
  live = { ...other, end: () => Promise.all([beside.end(), other.end()]).then(() => undefined) };
}
const seenAt = async () =>
  (await app.db.one<{ at: Date }>("SELECT seen_at AS at FROM availabilities WHERE person_id = $1", [agent.id]))?.at;
const seenNow = async () => (await seenAt())?.getTime() === (await app.clock.now()).getTime();

test("By itself it writes everybody, again and again", async () => {
  follow({ beat: 20, bundle: HOUR });
  channel.opened(connectionOf(agent, "one"));
  await eventually(seenNow);
  await app.clock.advance(MINUTE);
  await eventually(seenNow);
});

test("Who comes, moves again, or is left after a sign-out elsewhere is written at once and not with the next beat", async () => {
  follow({ beat: HOUR, bundle: 5 });
  const connection = connectionOf(agent, "one");
  channel.opened(connection);
  await eventually(seenNow);
  await app.clock.advance(MINUTE);
  channel.rechecked(connection);
  await eventually(seenNow);
  channel.said(connection, here(false));
  await app.clock.advance(MINUTE);
  channel.said(connection, here(true));
  await eventually(seenNow);
});

test("A reload every minute is no reason to be offline in between", async () => {
  for (let round = 0; round < 5; round += 1) {
    const connection = connectionOf(agent, `tab ${round}`);
    channel.opened(connection);
    await live.beat();
    channel.closed(connection);
    await app.clock.advance(MINUTE);
    expect(await now()).toBe("available");
  }
});

test("Nobody who moves in one of their tabs is away; when all stand still they are, and a movement brings them back", async () => {
  const [one, two] = [connectionOf(agent, "one"), connectionOf(agent, "two")];
  [one, two].forEach(channel.opened);
  channel.said(one, here(false));
  await pass(2 * MINUTE);
  expect(await now()).toBe("available");

  channel.said(two, here(false));
  await pass(MINUTE + 20 * SECOND);
  expect(await own()).toMatchObject({ availability: "away", chosen: "available" });

  channel.said(one, here(true));
  await live.beat();
  expect(await now()).toBe("available");
});

test("What was chosen outlives every movement, and being offline; the choice is on record, what came by itself is not", async () => {
  channel.opened(connectionOf(agent, "one"));
  await app.api.as(agent).put("/api/me/availability").send({ availability: "away" });
  channel.said(connectionOf(agent, "one"), here(true));
  await pass(MINUTE);
  expect(await now()).toBe("away");
  await app.api.as(agent).put("/api/me/availability").send({ availability: "available" });
  await app.api.as(agent).put("/api/me/availability").send({ availability: "available" });
  channel.said(connectionOf(agent, "one"), here(false));
  await pass(2 * MINUTE);
  expect(await now()).toBe("away");

  const events = await app.db.rows(
    `SELECT e.data, d.data->'changes' AS changes FROM events e JOIN event_details d ON d.event_id = e.id
     WHERE e.type = 'account.availability_changed' AND e.actor_id = $1 ORDER BY e.id`,
    [agent.id],
  );
  expect(events.map((row) => (row as { changes: unknown }).changes)).toEqual([
    { availability: { from: "available", to: "away" } },
    { availability: { from: "away", to: "available" } },
  ]);
});

test("Signing out is leaving at once; another browser that stays is there again within a moment", async () => {
  // Each a browser of its own, without the other's cookie.
  const api = app.api.anonymous;
  const signIn = async () =>
    (await api().post("/api/auth/login").send({ email: agent.email, password: "an agent's long password" })).body.token;
  const [first, second] = [await signIn(), await signIn()];
  const signOut = (token: string) =>
    api().post("/api/auth/logout").set("Authorization", `Bearer ${token}`).set("X-Redress-Request", "1");
  const staying = connectionOf(agent, "two");
  channel.opened(staying);
  await pass(10 * MINUTE);
  await signOut(first);
  channel.rechecked(staying);
  await live.beat();
  expect(await now()).toBe("available");

  channel.closed(staying);
  await app.api.as(agent).put("/api/me/availability").send({ availability: "available" });
  await signOut(second);
  expect(await now()).toBe("offline");
});

test("A sign-in or a choice after the last connection is somebody who works by the API", async () => {
  const connection = connectionOf(agent, "one");
  channel.opened(connection);
  await live.beat();
  channel.closed(connection);
  await app.clock.advance(60 * MINUTE);
  expect(await now()).toBe("offline");
  await app.api.anonymous().post("/api/auth/login").send({ email: agent.email, password: "an agent's long password" });
  expect(await now()).toBe("available");

  const other = await buildAgent(app.db);
  await app.api.as(other).get("/api/auth/me");
  channel.opened(connectionOf(other, "other"));
  await live.beat();
  channel.closed(connectionOf(other, "other"));
  await app.clock.advance(60 * MINUTE);
  await app.api.as(other).put("/api/me/availability").send({ availability: "available" });
  expect(await now(other)).toBe("available");
});

test("One's browsers are told when one's availability becomes another, and only then", async () => {
  channel.opened(connectionOf(agent, "one"));
  await live.beat();
  const hint = [agent.id, "change", { type: "availability", seq: 0, items: [] }];
  expect(told).toEqual([hint]);
  channel.said(connectionOf(agent, "one"), here(false));
  await pass(2 * MINUTE);
  expect(told).toEqual([hint, hint]);
});

test("Of whoever is staff no longer nothing more is written, though the connection stays", async () => {
  const rights = { isStaff: true };
  const connection = {
    ...connectionOf(agent, "one"),
    get actor() {
      return personActor({ id: agent.id, isStaff: rights.isStaff, ...facts });
    },
  };
  channel.opened(connection);
  await live.beat();
  const seenAt = () => app.db.one("SELECT seen_at FROM availabilities WHERE person_id = $1", [agent.id]);
  const before = await seenAt();
  expect(before).not.toBeNull();
  rights.isStaff = false;
  channel.rechecked(connection);
  await app.clock.advance(MINUTE);
  await live.beat();
  expect(await seenAt()).toEqual(before);
});

test("Customers have no availability and learn nobody's; staff read it of colleagues, in lists and where a ticket is given", async () => {
  const [customer, admin, gone, putAway] = [
    await buildCustomer(app.db),
    await buildAdmin(app.db),
    await buildAgent(app.db, { deactivated: true }),
    await buildAgent(app.db),
  ];
  // Of the sample data, which was put away.
  await app.ownerDb.rows(
    `UPDATE people SET is_sample = true, is_hidden = true, password_hash = NULL, email_verified_at = NULL, email = 'made.up@example.invalid'
     WHERE id = $1`,
    [putAway.id],
  );
  channel.opened(connectionOf(customer, "customer", false));
  await live.beat();
  expect(await app.db.rows("SELECT 1 FROM availabilities")).toEqual([]);
  for (const path of ["/api/me/availability", `/api/colleagues?ids=${agent.id}`]) {
    expect((await app.api.as(customer).get(path)).status).toBe(403);
  }
  expect((await app.api.as(customer).put("/api/me/availability").send({ availability: "away" })).status).toBe(403);

  await app.api.as(agent).put("/api/me/availability").send({ availability: "away" });
  const ids = [agent.id, customer.id, gone.id, putAway.id, 999_999].join(",");
  const { body } = await app.api.as(admin).get(`/api/colleagues?ids=${ids}`);
  expect(body.data.map((person: { id: number; availability: string }) => [person.id, person.availability])).toEqual(
    expect.arrayContaining([
      [agent.id, "away"],
      [gone.id, "available"],
    ]),
  );
  expect(body.data).toHaveLength(2);
  const people = (await app.api.as(admin).get("/api/people")).body.data as {
    id: number;
    availability: string | null;
  }[];
  expect(people.find(({ id }) => id === agent.id)?.availability).toBe("away");
  expect(people.find(({ id }) => id === customer.id)?.availability).toBeNull();
  const { id } = await buildTicket(app.services);
  const { data } = (await app.api.as(admin).get(`/api/tickets/${id}/assignees`)).body;
  expect(data.find((candidate: { id: number }) => candidate.id === agent.id).availability).toBe("away");
});
