import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildPushDesk, type PushDesk } from "../../../../test/push-desk.js";
import { sendPush } from "./send-push.js";

let desk: PushDesk;
beforeEach(async () => {
  desk = await buildPushDesk();
});
afterEach(() => desk.close());

const browsers = () =>
  desk.app.db.rows<{ failures: number; failing: boolean; sent: boolean }>(
    "SELECT failures, failing_since IS NOT NULL AS failing, last_sent_at IS NOT NULL AS sent FROM push_subscriptions ORDER BY id",
  );
const lastPush = async () => (await desk.app.db.one<{ id: number }>("SELECT max(id) AS id FROM pushes"))?.id ?? 0;

test("An alert comes as a push that only this browser reads, signed by the desk, without a name or what was written", async () => {
  const { app, receiver, ticketId } = desk;
  const commentId = await desk.customerWrites();
  await app.jobs.runAll();
  const [push] = receiver.received;
  expect(push?.message).toEqual({
    id: expect.any(Number),
    tag: `CMP-${ticketId}`,
    title: `CMP-${ticketId}: A new message`,
    body: "",
    url: `/queue/all?ticket=${ticketId}#comment-${commentId}`,
    at: expect.any(Number),
  });
  expect(JSON.stringify(push?.message)).not.toMatch(/Luis|Ortega|Parcel|parcel/);
  const { body } = await app.api.as(desk.agent).get("/api/me/push").expect(200);
  expect(push?.publicKey).toBe(body.public_key);
  expect(push?.claims).toMatchObject({
    aud: new URL(receiver.subscribe().endpoint).origin,
    sub: "mailto:desk@localhost",
  });
  const seconds = (push?.claims.exp ?? 0) - Date.now() / 1000;
  expect([seconds > 0, seconds <= 24 * 3600]).toEqual([true, true]);
  expect(push?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "normal" });
  expect(Number(push?.headers["ttl"])).toBeGreaterThan(11 * 3600);
  expect(Number(push?.headers["ttl"])).toBeLessThanOrEqual(12 * 3600);
  expect(await browsers()).toEqual([{ failures: 0, failing: false, sent: true }]);
});

test("Each ticket has a topic and tag of its own, which says nothing of the ticket to who does not know", async () => {
  const other = await desk.fileAnother();
  desk.receiver.received.length = 0;
  for (const id of [desk.ticketId, other, desk.ticketId]) {
    await desk.customerWrites(id);
    await desk.app.jobs.runAll();
  }
  const topics = desk.receiver.received.map(({ headers }) => String(headers["topic"]));
  expect(topics).toHaveLength(3);
  expect([topics[0] === topics[2], topics[0] === topics[1]]).toEqual([true, false]);
  expect(topics[0]).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(desk.receiver.received.map(({ message }) => message.tag)).toEqual(
    [desk.ticketId, other, desk.ticketId].map((id) => `CMP-${id}`),
  );
});

test("What comes of one ticket while nothing was sent yet is one alert, the last", async () => {
  const last = [await desk.customerWrites(), await desk.customerWrites(), await desk.customerWrites()].at(-1);
  await desk.app.jobs.runAll();
  // The jobs of all three were written before the first was sent.
  const { received } = desk.receiver;
  expect(received.at(-1)?.message).toMatchObject({
    body: "3 alerts you have not read",
    url: `/queue/all?ticket=${desk.ticketId}#comment-${last}`,
  });
  expect(received).toHaveLength(1);
  expect(await desk.outcomes()).toEqual(["replaced", "replaced", "sent"]);
});

test("The event's job may run again: nothing is sent twice", async () => {
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  await desk.app.ownerDb.rows(
    "SELECT graphile_worker.add_job('notify', json_build_object('event_id', (SELECT max(event_id) FROM pushes)))",
  );
  await desk.app.jobs.runAll();
  await sendPush(desk.app.services, { push_id: await lastPush() });
  expect(desk.receiver.asked).toHaveLength(1);
});

test("A process that dies between sending and noting it sends again, under the same topic, tag and number", async () => {
  const { app, receiver } = desk;
  await desk.customerWrites();
  const { services } = app;
  let works = 0;
  const dying: typeof services.runWork = (actor, body, options) => {
    works += 1;
    if (works > 1) return Promise.reject(new Error("The process died"));
    return services.runWork(actor, body, options);
  };
  await app.ownerDb.rows("UPDATE push_subscriptions SET retry_at = app_now() + interval '1 hour'");
  await app.jobs.runAll();
  await app.ownerDb.rows("UPDATE push_subscriptions SET retry_at = NULL");
  await expect(sendPush({ ...services, runWork: dying }, { push_id: await lastPush() })).rejects.toThrow("died");
  await desk.runAll();
  expect(receiver.received).toHaveLength(2);
  const same = receiver.received.map(({ headers, message }) => [headers["topic"], message.tag, message.id]);
  expect(same[0]).toEqual(same[1]);
  expect(await desk.outcomes()).toEqual(["sent"]);
});

test.each([404, 410])("%i: the browser is gone, which is on record", async (status) => {
  desk.receiver.answers.push({ status });
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  expect(await browsers()).toEqual([]);
  const event = await desk.app.db.one<object>(
    "SELECT actor_kind, data FROM events WHERE type = 'account.push_off' AND object_id = $1",
    [desk.agent.id],
  );
  expect(event).toMatchObject({ actor_kind: "system", data: { person_id: desk.agent.id, because: "gone" } });
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  expect(desk.receiver.asked).toHaveLength(1);
});

test("429: the push service is left alone for as long as it asks, also by what comes later; then it is sent", async () => {
  const { app, receiver } = desk;
  receiver.answers.push({ status: 429, headers: { "Retry-After": "600" } });
  const other = await desk.fileAnother();
  await desk.runAll();
  receiver.asked.length = receiver.received.length = receiver.answers.length = 0;
  await app.db.rows("UPDATE push_subscriptions SET retry_at = NULL, failures = 0, failing_since = NULL");
  receiver.answers.push({ status: 429, headers: { "Retry-After": "600" } });

  await desk.customerWrites();
  await desk.runAll();
  await desk.customerWrites(other);
  await desk.runAll();
  await app.clock.advance(599_000);
  await desk.runAll();
  expect(receiver.asked).toHaveLength(1);
  expect(await browsers()).toMatchObject([{ failures: 1, failing: true }]);
  await app.clock.advance(2_000);
  await desk.runAll();
  expect(receiver.received.map(({ message }) => message.tag).sort()).toEqual([`CMP-${desk.ticketId}`, `CMP-${other}`]);
  expect(await browsers()).toEqual([{ failures: 0, failing: false, sent: true }]);
});

test("A push service that fails is asked ever more seldom, and given up when the alert is stale", async () => {
  const { app, receiver } = desk;
  receiver.answers.push(...Array.from({ length: 50 }, () => ({ status: 503 })));
  await desk.customerWrites();
  await app.jobs.runAll();
  const waits: number[] = [];
  for (let tries = 1; tries < 5; tries += 1) {
    const row = await app.db.one<{ wait: number }>(
      "SELECT extract(epoch FROM retry_at - app_now())::float8 AS wait FROM push_subscriptions",
    );
    waits.push(Math.ceil((row?.wait ?? 0) / 5) * 5);
    await app.clock.advance((row?.wait ?? 0) * 1000 + 1000);
    await desk.runAll();
    expect(receiver.asked).toHaveLength(tries + 1);
  }
  expect(waits).toEqual([5, 30, 120, 600]);
  await app.clock.advance(12 * 3_600_000);
  await desk.runAll();
  expect(receiver.asked).toHaveLength(5);
  expect(await desk.outcomes()).toEqual(["given_up"]);
});

test("What is refused for good is not tried again; after a week of nothing but that the browser is forgotten", async () => {
  const { app, receiver } = desk;
  receiver.answers.push({ status: 403 }, { status: 403 });
  await desk.customerWrites();
  await desk.runAll();
  await desk.runAll();
  expect([receiver.asked.length, await desk.outcomes()]).toEqual([1, ["given_up"]]);
  const shown = (await app.api.as(desk.agent).get("/api/me/push").expect(200)).body as { browsers: object[] };
  expect(shown.browsers).toMatchObject([{ failing: true }]);
  await app.db.rows("UPDATE push_subscriptions SET failing_since = app_now() - interval '8 days'");
  await desk.customerWrites();
  await desk.runAll();
  expect(await browsers()).toEqual([]);
});
