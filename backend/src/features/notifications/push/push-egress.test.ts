import { afterEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { pushSubscription } from "../../../../test/factories/index.js";
import { buildPushDesk, type PushDesk } from "../../../../test/push-desk.js";
import { createEgress, parseAllowedTarget } from "../../../platform/egress/index.js";
import { sendPush } from "./send-push.js";

let desk: PushDesk;
afterEach(() => desk.close());

/** What the owner is told of the browser that was switched on last. */
const told = async () =>
  (await desk.app.api.as(desk.agent).get("/api/me/push").expect(200)).body.browsers.map(
    ({ last_sent_at, failing }: Record<string, unknown>) => ({ last_sent_at, failing }),
  ) as object[];

test.each([
  "http://127.0.0.1:PORT/push/x",
  "http://localhost:PORT/push/x",
  "http://[::1]:PORT/push/x",
  "http://[::ffff:127.0.0.1]:PORT/push/x",
  "http://2130706433:PORT/push/x",
  "https://169.254.169.254/latest/meta-data",
  "https://10.0.0.1/",
])("An address that leads into our own network is never asked: %s", async (address) => {
  desk = await buildPushDesk({ egressAllow: [] });
  const port = new URL(desk.receiver.subscribe().endpoint).port;
  const endpoint = address.replace("PORT", port);
  await desk.app.api.as(desk.agent).post("/api/me/push").send(pushSubscription(endpoint)).expect(201);
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  expect(desk.receiver.asked).toEqual([]);
  expect(await told()).toEqual([{ last_sent_at: null, failing: true }]);
});

test("Whoever named it is told the same, whether it was refused, nobody answers, or the answer is an error", async () => {
  desk = await buildPushDesk();
  const looks: object[] = [];
  for (const endpoint of ["http://127.0.0.1:9/", "http://10.0.0.1/", null]) {
    const subscription = endpoint === null ? desk.receiver.subscribe() : pushSubscription(endpoint);
    await desk.app.api.as(desk.agent).post("/api/me/push").send(subscription).expect(201);
    if (endpoint === null) desk.receiver.answers.push({ status: 500 });
    await desk.customerWrites();
    await desk.app.jobs.runAll();
    looks.push(...(await told()));
  }
  expect(looks).toEqual(Array.from({ length: 3 }, () => ({ last_sent_at: null, failing: true })));
});

test("A redirect is followed by nobody", async () => {
  desk = await buildPushDesk();
  const elsewhere = new URL(desk.receiver.subscribe().endpoint);
  desk.receiver.answers.push({ status: 307, headers: { Location: elsewhere.href } });
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  expect(desk.receiver.asked).toHaveLength(1);
  expect(await desk.outcomes()).toEqual(["given_up"]);
});

test("A push service that hangs is left in peace for a while, whatever else comes for that browser", async () => {
  desk = await buildPushDesk();
  const loopback = parseAllowedTarget("127.0.0.1");
  const egress = createEgress({ allow: loopback ? [loopback] : [], log: pino({ level: "silent" }), timeoutMs: 100 });
  let release = () => {};
  desk.receiver.onRequest = () => new Promise((resolve) => (release = resolve));
  await desk.app.ownerDb.rows("UPDATE push_subscriptions SET retry_at = app_now() + interval '1 hour'");
  await desk.customerWrites();
  await desk.app.jobs.runAll();
  await desk.app.ownerDb.rows("UPDATE push_subscriptions SET retry_at = NULL");
  const push = await desk.app.db.one<{ id: number }>("SELECT id FROM pushes");
  await sendPush({ ...desk.app.services, egress }, { push_id: push?.id ?? 0 });
  expect(await told()).toMatchObject([{ failing: true }]);
  release();
  desk.receiver.onRequest = null;
  await desk.customerWrites();
  await desk.runAll();
  expect(desk.receiver.asked).toHaveLength(1);
  expect(await desk.outcomes()).toEqual(["replaced", null]);
});
