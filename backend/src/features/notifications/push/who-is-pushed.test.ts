import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, type BuiltPerson } from "../../../../test/factories/index.js";
import { buildPushDesk, type PushDesk } from "../../../../test/push-desk.js";

let desk: PushDesk;
beforeEach(async () => {
  desk = await buildPushDesk();
});
afterEach(() => desk.close());

/** Lets an event's own job run, and keeps what is to be sent waiting. */
async function queueOnly(): Promise<void> {
  const { ownerDb, jobs } = desk.app;
  await ownerDb.rows("UPDATE push_subscriptions SET retry_at = app_now() + interval '1 minute'");
  await jobs.runAll();
}

async function sendNow(): Promise<void> {
  await desk.app.ownerDb.rows("UPDATE push_subscriptions SET retry_at = NULL");
  await desk.runAll();
}

const prefer = async (person: BuiltPerson, kind: string, push: boolean | undefined) => {
  const me = desk.app.api.as(person);
  const { notification_preferences: all } = (await me.get("/api/auth/me").expect(200)).body;
  const wish = { ...all[kind], push };
  await me
    .patch("/api/auth/me")
    .send({ notification_preferences: { ...all, [kind]: wish } })
    .expect(200);
};

describe("by kind of news", () => {
  test("what one does not want pushed is not, though told in the app", async () => {
    await prefer(desk.agent, "comment", false);
    await desk.customerWrites();
    await desk.runAll();
    expect(desk.receiver.asked).toEqual([]);
    const { body } = await desk.app.api.as(desk.agent).get("/api/notifications").expect(200);
    expect(body.data[0]).toMatchObject({ kind: "comment" });
  });

  test("it may come as a push alone; a page that says nothing of push leaves that as it is", async () => {
    const me = desk.app.api.as(desk.agent);
    const { notification_preferences: all } = (await me.get("/api/auth/me")).body;
    const comment = { in_app: false, email: false };
    const { body } = await me
      .patch("/api/auth/me")
      .send({ notification_preferences: { ...all, comment } })
      .expect(200);
    expect(body.notification_preferences.comment).toEqual({ in_app: false, email: false, push: true });
    await desk.customerWrites();
    await desk.runAll();
    expect(desk.receiver.received).toHaveLength(1);
    await prefer(desk.agent, "comment", false);
    await me
      .patch("/api/auth/me")
      .send({ notification_preferences: { ...all, comment } })
      .expect(200);
    await desk.customerWrites();
    await desk.runAll();
    expect(desk.receiver.received).toHaveLength(1);
  });

  test("customers hear of answers, at their complaint; nobody of what they did themselves", async () => {
    await desk.switchOn(desk.customer);
    await desk.app.api
      .as(desk.agent)
      .post(`/api/tickets/${desk.ticketId}/comments`)
      .send({ comment: "We look" })
      .expect(201);
    await desk.app.api
      .as(desk.agent)
      .post(`/api/tickets/${desk.ticketId}/comments`)
      .send({ comment: "A note", is_internal: true })
      .expect(201);
    await desk.runAll();
    expect(desk.receiver.received.map(({ message }) => message)).toMatchObject([
      {
        title: `CMP-${desk.ticketId}: We wrote to you`,
        url: expect.stringMatching(/^\/complaints\/CMP-\d+#comment-\d+$/),
      },
    ]);
  });
});

describe("judged when it is sent, not when it happened", () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      "it was read meanwhile",
      () => desk.app.api.as(desk.agent).post("/api/notifications/read").send({ all: true }).expect(200),
    ],
    [
      "the ticket is out of their sight",
      () => desk.app.api.as(desk.admin).delete(`/api/tickets/${desk.ticketId}`).expect(204),
    ],
    [
      "it is no longer theirs",
      async () => {
        const other = await buildAgent(desk.app.db);
        await desk.app.db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2)", [
          desk.teamId,
          other.id,
        ]);
        const to = { agent_id: other.id, reason: "Holiday" };
        await desk.app.api.as(desk.admin).post(`/api/tickets/${desk.ticketId}/assign`).send(to).expect(200);
      },
    ],
    [
      "they muted it",
      () =>
        desk.app.api.as(desk.agent).put(`/api/tickets/${desk.ticketId}/follow`).send({ level: "muted" }).expect(200),
    ],
    ["they wish it no longer", () => prefer(desk.agent, "comment", false)],
    [
      "they signed out",
      () => desk.app.api.as(desk.agent).post("/api/auth/logout").set("X-Redress-Request", "1").expect(204),
    ],
    [
      "an admin ended their sessions",
      () => desk.app.api.as(desk.admin).delete(`/api/people/${desk.agent.id}/sessions`),
    ],
    [
      "they were deactivated",
      () => desk.app.api.as(desk.admin).patch(`/api/people/${desk.agent.id}`).send({ deactivated: true }).expect(200),
    ],
    [
      "their sign-in idled out",
      () => desk.app.ownerDb.rows("UPDATE sessions SET idle_until = app_now() WHERE person_id = $1", [desk.agent.id]),
    ],
    ["two-factor is demanded of them", () => desk.app.ownerDb.rows("UPDATE desk SET two_factor_required = 'staff'")],
  ])("nothing is sent when %s", async (_why, change) => {
    await desk.customerWrites();
    await queueOnly();
    expect(await desk.outcomes()).toEqual([null]);
    await change();
    await sendNow();
    expect(desk.receiver.received.map(({ message }) => message.title)).not.toContain(
      `CMP-${desk.ticketId}: A new message`,
    );
    expect((await desk.outcomes())[0]).not.toBe("sent");
    // Without the change it would have been.
    expect(desk.receiver.asked.length).toBeLessThanOrEqual(1);
  });

  test("without any of that it is sent", async () => {
    await desk.customerWrites();
    await queueOnly();
    await sendNow();
    expect(desk.receiver.received).toHaveLength(1);
  });
});
