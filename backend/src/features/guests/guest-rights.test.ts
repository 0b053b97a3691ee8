import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, buildPerson, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { mailedCode } from "../../../test/mailed-code.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { endpoints, type RouteName } from "../../contract/index.js";

let app: TestApp;
/** Has all the rights there are, and a complaint of their own: a guest of it has none of them. */
let admin: BuiltPerson;
let agent: BuiltPerson;
let mine: number, other: number, foreign: number;
let token: string;
beforeAll(async () => {
  // A guest for each test: more than one address is let in by.
  const rateLimits = {
    perAccountAndAddress: { requests: 10_000, seconds: 60 },
    perAccount: { requests: 10_000, seconds: 60 },
  };
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", app: { rateLimits } });
  admin = await buildPerson(app.db, { role: "admin" });
  agent = await buildAgent(app.db);
});
afterAll(() => app.close());

/** A guest of one complaint, whose person has another, beside somebody else's. */
async function enter(): Promise<void> {
  await app.clock.advance(2 * 3_600_000);
  mine = (await buildTicket(app.services, { customerId: admin.id })).id;
  other = (await buildTicket(app.services, { customerId: admin.id })).id;
  foreign = (await buildTicket(app.services)).id;
  const email = admin.email ?? "";
  await app.api
    .anonymous()
    .post("/api/guest/track")
    .send({ reference: String(mine), email });
  const { token: link } = await mailedCode(app, email);
  token = (await app.api.anonymous().post("/api/guest/track/link").send({ token: link })).body.token;
}

const guest = () => app.api.anonymous().set("Authorization", `Bearer ${token}`);
type Method = "get" | "post" | "patch" | "put" | "delete";
const call = (method: Method, path: string, body?: object) => guest()[method](path).send(body);
const pathOf = (name: RouteName, id: number) =>
  endpoints[name].path.replace(/:attachment_id/, "A".repeat(22)).replace(/:\w+/g, String(id));

/** What a guest may do, each only with the one ticket. Whoever adds to it here has thought about it. */
const allowed: readonly RouteName[] = [
  "getTicket",
  "explainSla",
  "deleteTicket",
  "setTicketStatus",
  "addComment",
  "listTicketAttachments",
  "addTicketAttachments",
  "uploadAttachments",
  "deleteAttachment",
  "downloadAttachment",
  "listChanges",
];

test("The contract lets guests in exactly where this list says", () => {
  const open = (Object.keys(endpoints) as RouteName[]).filter(
    (name) => "guests" in endpoints[name] && endpoints[name].guests === true,
  );
  expect(open.sort()).toEqual([...allowed].sort());
});

describe("a guest, at any route,", () => {
  beforeAll(enter);

  const closed = (Object.keys(endpoints) as RouteName[]).filter(
    (name) => endpoints[name].access !== "public" && !allowed.includes(name),
  );
  test.each(closed)("%s refuses a guest, even of an admin's complaint, and does nothing", async (name) => {
    const { method } = endpoints[name];
    const count = () => app.db.one("SELECT count(*) AS events FROM events WHERE type <> 'access.refused'");
    const before = await count();
    for (const id of [mine, other]) {
      const res = await call(method.toLowerCase() as Method, pathOf(name, id), {});
      expect(res.status).toBe(403);
    }
    expect(await count()).toEqual(before);
  });

  test.each(allowed.filter((name) => endpoints[name].path.includes(":id")))(
    "%s answers a guest for no other ticket, not even of the same person",
    async (name) => {
      const bodies: Partial<Record<RouteName, object>> = {
        setTicketStatus: { status: "closed" },
        addComment: { comment: "Hello" },
      };
      for (const id of [other, foreign, 999_999]) {
        const request = guest()[endpoints[name].method.toLowerCase() as Method](pathOf(name, id));
        const res =
          name === "addTicketAttachments"
            ? await request.attach("files", Buffer.from("text"), "a.txt")
            : await request.send(bodies[name]);
        expect(res.status).toBe(404);
      }
    },
  );
});

describe("a guest of one complaint", () => {
  beforeEach(enter);

  test("Files of other tickets are not there for a guest; those of the own one are", async () => {
    const attach = async (id: number) => {
      const res = await app.api
        .as(admin)
        .post(`/api/tickets/${id}/attachments`)
        .attach("files", Buffer.from("hello"), "a.txt");
      return res.body.data[0].url as string;
    };
    const [own, others] = [await attach(mine), await attach(other)];
    expect((await call("get", own)).status).toBe(200);
    expect((await call("get", others)).status).toBe(404);
  });

  test("What changed is told of the one ticket alone, and of no notifications", async () => {
    await app.api.as(agent).post(`/api/tickets/${other}/comments`).send({ comment: "About the other" });
    await app.api.as(agent).post(`/api/tickets/${mine}/comments`).send({ comment: "About this one" });
    await app.jobs.runAll();
    const { body } = await call("get", "/api/changes?since=0");
    expect(body.tickets.map(({ id }: { id: number }) => id)).toEqual([mine]);
    expect(body.notifications).toBe(false);
  });

  test("A guest reads public words only, replies, adds a file, and the desk sees whose it is", async () => {
    await app.api.as(agent).post(`/api/tickets/${mine}/comments`).send({ comment: "Which room?" });
    await app.api.as(agent).post(`/api/tickets/${mine}/comments`).send({ comment: "Troublemaker", is_internal: true });
    const seen = (await call("get", `/api/tickets/${mine}`)).body;
    expect(seen.comments.map(({ comment }: { comment: string }) => comment)).toEqual(["Which room?"]);
    expect(JSON.stringify(seen)).not.toContain("Troublemaker");
    expect(seen.abilities).toMatchObject({ reply: true, attach: true, note: false, edit: false, assign: false });
    expect((await call("post", `/api/tickets/${mine}/comments`, { comment: "Hi", is_internal: true })).status).toBe(
      403,
    );

    const upload = await guest().post("/api/attachments").attach("files", Buffer.from("hello"), "a.txt");
    const reply = await call("post", `/api/tickets/${mine}/comments`, {
      comment: "The kitchen.",
      attachment_ids: [upload.body.data[0].id],
    });
    expect(reply.body).toMatchObject({
      by_staff: false,
      author: { id: admin.id },
      attachments: [{ file_name: "a.txt" }],
    });
  });

  test("A guest answers whether it is fixed, and withdraws while it is new", async () => {
    expect((await call("delete", `/api/tickets/${mine}`)).status).toBe(204);
    expect((await call("get", `/api/tickets/${mine}`)).body).toMatchObject({
      status: "closed",
      closed_reason: "withdrawn",
    });
  });

  test("A guest closes what is resolved, and no more", async () => {
    expect((await call("patch", `/api/tickets/${mine}/status`, { status: "resolved" })).status).toBe(403);
    await app.api.as(agent).patch(`/api/tickets/${mine}/status`).send({ status: "resolved", comment: "Done" });
    const { body } = await call("patch", `/api/tickets/${mine}/status`, { status: "closed" });
    expect(body).toMatchObject({ status: "closed", closed_reason: "confirmed" });
  });

  test("A deleted ticket is gone for its guest, though the person may read the audit", async () => {
    await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [mine]);
    expect((await call("get", `/api/tickets/${mine}`)).status).toBe(404);
  });

  test("Live, a guest hears of the one ticket and of nothing else of the person's", async () => {
    const heard = async (id: number, isInternal: boolean) => {
      app.hints.length = 0;
      const body = { comment: "News", is_internal: isInternal };
      await app.api.as(agent).post(`/api/tickets/${id}/comments`).send(body);
      return app.hints.flatMap(({ rooms }) => rooms).includes(`ticket:${mine}`);
    };
    expect([await heard(mine, false), await heard(other, false), await heard(mine, true)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("A new password or a closed account ends a guest's access too", async () => {
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [admin.id]);
    app.identify.forget(admin.id);
    expect((await call("get", `/api/tickets/${mine}`)).status).toBe(401);
    await app.db.rows("UPDATE people SET deactivated_at = NULL WHERE id = $1", [admin.id]);
    app.identify.forget(admin.id);
  });
});
