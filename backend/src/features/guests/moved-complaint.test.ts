import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail } from "../../contract/index.js";
import {
  buildAgent,
  buildCategory,
  buildCustomer,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { mailedCode } from "../../../test/mailed-code.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let agent: BuiltPerson, customer: BuiltPerson;
let old: number, goesOn: number, another: number;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  await buildCategory(app.db);
  agent = await buildAgent(app.db);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.clock.advance(2 * 3_600_000);
  customer = await buildCustomer(app.db, { emailVerified: false });
  const file = async () => (await buildTicket(app.services, { customerId: customer.id })).id;
  [old, goesOn, another] = [await file(), await file(), await file()];
});

const as = (token: string) => ({
  get: (path: string) => app.api.anonymous().get(path).set("Authorization", `Bearer ${token}`),
  post: (path: string) => app.api.anonymous().post(path).set("Authorization", `Bearer ${token}`),
});
const say = (who: BuiltPerson, id: number, comment: string, isInternal = false) =>
  app.api.as(who).post(`/api/tickets/${id}/comments`).send({ comment, is_internal: isInternal }).expect(201);
const merge = () => app.api.as(agent).post(`/api/tickets/${old}/merge`).send({ into_id: goesOn }).expect(200);
const mail = async (id: number) => {
  const email = customer.email ?? "";
  const asked = await app.api
    .anonymous()
    .post("/api/guest/track")
    .send({ reference: `CMP-${id}`, email })
    .expect(202);
  return { request: asked.body.request as string, ...(await mailedCode(app, email)) };
};
const byLink = async (token: string) =>
  (await app.api.anonymous().post("/api/guest/track/link").send({ token }).expect(200)).body as {
    number: string;
    token: string;
  };

/** The complaint that has the conversation, in public words, and nothing else of the person's. */
async function expectOnlyTarget(token: string): Promise<void> {
  const { body } = await as(token).get(`/api/tickets/${goesOn}`).expect(200);
  const ticket = body as TicketDetail;
  expect(ticket.comments.map(({ comment }) => comment)).toEqual(["Of the old", "Of the other"]);
  expect(JSON.stringify(ticket)).not.toContain("For us alone");
  expect(ticket.abilities).toMatchObject({ reply: true, merge: false, unmerge: false, split: false });
  for (const id of [old, another]) await as(token).get(`/api/tickets/${id}`).expect(404);
  await as(token).get(`/api/tickets/${goesOn}/links`).expect(403);
  await as(token).post(`/api/tickets/${goesOn}/comments`).send({ comment: "As a guest" }).expect(201);
  expect((await app.api.as(agent).get(`/api/tickets/${goesOn}`)).body.comments.at(-1)).toMatchObject({
    comment: "As a guest",
    author: { id: customer.id },
  });
}

test("A way in that was mailed before the merge, by link or code, opens the ticket that has it all, and nothing more", async () => {
  await say(customer, old, "Of the old");
  await say(agent, old, "For us alone", true);
  await say(customer, goesOn, "Of the other");
  const mailed = await mail(old);
  await merge();
  const opened = await byLink(mailed.token);
  expect(opened.number).toBe(`CMP-${goesOn}`);
  await expectOnlyTarget(opened.token);
});

test("A code of the merged number that is asked for after the merge opens the same", async () => {
  await say(customer, old, "Of the old");
  await say(customer, goesOn, "Of the other");
  await merge();
  const { request, code } = await mail(old);
  const { body } = await app.api.anonymous().post("/api/guest/track/code").send({ request, code }).expect(200);
  expect(body.number).toBe(`CMP-${goesOn}`);
  await expectOnlyTarget(body.token as string);
});

test("Who is there already goes along with the merge, and back with its undoing", async () => {
  const browser = app.api.anonymous();
  const mailed = await mail(old);
  const entered = await browser.post("/api/guest/track/link").send({ token: mailed.token }).expect(200);
  const reading = (id: number, token: string) =>
    browser.get(`/api/tickets/${id}`).set("Authorization", `Bearer ${token}`);
  await reading(old, entered.body.token as string).expect(200);
  const renewed = async () => {
    // As every process hears of it.
    app.identify.forget(null);
    const answer = await browser.post("/api/guest/refresh").set("X-Redress-Request", "1").expect(200);
    return (answer.body as { token: string }).token;
  };

  await merge();
  const there = await renewed();
  // What the first token was made for is no longer its session's.
  await reading(old, entered.body.token as string).expect(401);
  await reading(goesOn, there).expect(200);
  await reading(old, there).expect(404);

  await app.api.as(agent).delete(`/api/tickets/${old}/merge`).expect(200);
  const back = await renewed();
  await reading(old, back).expect(200);
  await reading(goesOn, back).expect(404);
});

test("A guest whose message was split off reads where it went, and goes there by a way of its own", async () => {
  await say(customer, old, "About the router");
  const asked = await say(customer, old, "About the bill");
  const opened = await byLink((await mail(old)).token);
  const split = { comment_id: asked.body.id, subject: "The bill" };
  const fresh = (await app.api.as(agent).post(`/api/tickets/${old}/split`).send(split).expect(201))
    .body as TicketDetail;
  const ticket = (await as(opened.token).get(`/api/tickets/${old}`).expect(200)).body as TicketDetail;
  expect(ticket.comments.map(({ comment }) => comment)).toEqual(["About the router"]);
  expect(ticket.timeline.at(-1)).toMatchObject({ type: "ticket.split", data: { other: fresh.number } });
  await as(opened.token).get(`/api/tickets/${fresh.id}`).expect(404);
  const there = await byLink((await mail(fresh.id)).token);
  const begun = (await as(there.token).get(`/api/tickets/${fresh.id}`).expect(200)).body as TicketDetail;
  expect(begun).toMatchObject({ description: "About the bill", split_from: null });
  await as(there.token).get(`/api/tickets/${old}`).expect(404);
});
