import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildPerson,
  buildTeam,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { mailedToken } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { rankAssignees } from "../routing/index.js";
import { nameOfAddress } from "./name-of-address.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db, { fullName: "Ada Admin" });
});
afterAll(() => app.close());

interface Result {
  email: string;
  outcome: "invited" | "refused";
  message: string | null;
  person_id: number | null;
  link: string | null;
}
const invite = (body: object, by = admin) => app.api.as(by).post("/api/people/invitations/batch").send(body);
const results = async (emails: string[], role = "agent") =>
  ((await invite({ people: emails.map((email) => ({ email })), role })).body as { data: Result[] }).data;
const list = async (query: object = {}) => {
  const { body } = await app.api.as(admin).get("/api/people/invitations").query(query);
  return body as {
    data: { person: { id: number; email: string }; state: string; sent: number; role: { key: string } }[];
    page: { next_cursor: string | null };
  };
};
const stateOf = async (email: string) => (await list({ q: email })).data[0]?.state;
const accept = (link: string | null, password = "seven green lamps at noon") =>
  app.api
    .anonymous()
    .post("/api/auth/accept-invitation")
    .send({ token: new URL(link ?? "").searchParams.get("token"), password });

describe("POST /people/invitations/batch", () => {
  test("invites each address into role and teams, with a result for each", async () => {
    await buildAgent(app.db, { email: "taken@desk.test" });
    const team = await buildTeam(app.db);
    const answer = await invite({
      people: [
        { email: "Mei.Lin@Desk.test", full_name: "Mei Lin" },
        { email: "tom_okafor+x@desk.test" },
        { email: "taken@desk.test" },
      ],
      role: "agent",
      team_ids: [team.id],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: [
        {
          email: "mei.lin@desk.test",
          outcome: "invited",
          message: null,
          link: expect.stringContaining(`${app.services.config.publicUrl}/invite?token=`),
        },
        { email: "tom_okafor+x@desk.test", outcome: "invited" },
        {
          email: "taken@desk.test",
          outcome: "refused",
          message: "Another person has that address",
          person_id: null,
          link: null,
        },
      ],
    });
    const people = await app.db.rows(
      "SELECT full_name FROM people p JOIN team_members m ON m.person_id = p.id WHERE m.team_id = $1 ORDER BY p.id",
      [team.id],
    );
    expect(people).toEqual([{ full_name: "Mei Lin" }, { full_name: "Tom Okafor" }]);
  });

  test("once for one key; the links are in the first answer alone, and nowhere in the database", async () => {
    const send = () =>
      invite({ people: [{ email: "once@desk.test" }], role: "agent" }).set("Idempotency-Key", "invite-1");
    const [first, second] = [await send(), await send()];
    const [one] = (first.body as { data: Result[] }).data;
    expect((second.body as { data: Result[] }).data).toEqual([{ ...one, link: null }]);
    const token = new URL(one?.link ?? "").searchParams.get("token") ?? "";
    const stored = await app.db.rows<{ row: string }>("SELECT response::text AS row FROM idempotency_keys");
    expect(stored.some(({ row }) => row.includes(token))).toBe(false);
    expect((await list({ q: "once@desk.test" })).data[0]).toMatchObject({ sent: 1, state: "waiting" });
  });

  test("refuses hostile and malformed entries at their place, and writes none of them", async () => {
    const before = await app.db.one("SELECT count(*) FROM people");
    const hostile = [
      "",
      "nobody",
      "a@b",
      "a b@desk.test",
      "a@desk.test\r\nBcc: all@desk.test",
      "a@desk.test,b@desk.test",
      "<a@desk.test>",
      "Mei <a@desk.test>",
      "a@desk.test\u0000",
      "\u202ea@desk.test",
      '"><script>@desk.test',
      `${"a".repeat(250)}@desk.test`,
      "a@@desk.test",
      "javascript:alert(1)@desk.test",
    ];
    for (const email of hostile) {
      const answer = await invite({ people: [{ email: "fine@desk.test" }, { email }], role: "agent" });
      expect([email, answer.status, answer.body.errors]).toMatchObject([email, 422, [{ field: "people.1.email" }]]);
    }
    const twice = await invite({ people: [{ email: "x@desk.test" }, { email: "X@DESK.test " }], role: "agent" });
    expect([twice.status, twice.body.errors]).toMatchObject([422, [{ field: "people.1.email" }]]);
    const named = await invite({ people: [{ email: "n@desk.test", full_name: "x".repeat(121) }], role: "agent" });
    expect([named.status, named.body.errors]).toMatchObject([422, [{ field: "people.0.full_name" }]]);
    const many = Array.from({ length: 101 }, (_, index) => ({ email: `many${index}@desk.test` }));
    for (const people of [many, [], "a@desk.test", [null], [["a@desk.test"]]]) {
      expect((await invite({ people, role: "agent" })).status).toBe(422);
    }
    expect(await app.db.one("SELECT count(*) FROM people")).toEqual(before);
  });

  test("a name with markup or line breaks stays text", async () => {
    await invite({ people: [{ email: "odd@desk.test", full_name: "<b>Mei</b>\r\nBcc: x {{name}}" }], role: "agent" });
    expect(await app.db.one("SELECT full_name FROM people WHERE email = 'odd@desk.test'")).toEqual({
      full_name: "<b>Mei</b> Bcc: x {{name}}",
    });
  });

  test("refuses all of it for a role beyond one's own rights, a team one does not see, or one that is none", async () => {
    await app.db.rows(
      `INSERT INTO roles (key, name, is_staff, sees, permissions)
       VALUES ('inviter', 'Inviter', true, 'departments', ARRAY['ticket.create', 'people.invite'])`,
    );
    const inviter = await buildPerson(app.db, { role: "inviter" });
    const team = await buildTeam(app.db);
    const people = [{ email: "up@desk.test" }];
    for (const role of ["admin", "supervisor", "agent"]) {
      expect((await invite({ people, role }, inviter)).status).toBe(403);
    }
    expect((await invite({ people, role: "inviter", team_ids: [team.id] }, inviter)).status).toBe(403);
    expect((await invite({ people, role: "nobody" })).status).toBe(422);
    expect((await invite({ people, role: "agent", team_ids: [999_999] })).status).toBe(422);
    expect((await invite({ people, role: "customer", team_ids: [team.id] })).status).toBe(422);
    expect((await invite({ people, role: "agent" }, await buildAgent(app.db))).status).toBe(403);
    expect(await app.db.rows("SELECT 1 FROM people WHERE email = 'up@desk.test'")).toEqual([]);
    expect((await invite({ people, role: "inviter" }, inviter)).status).toBe(200);
  });

  test("keeps those with more rights out of reach, without keeping the others back", async () => {
    await results(["boss@desk.test"], "admin");
    const inviter = await buildPerson(app.db, { role: "inviter" });
    const answer = await invite(
      { people: [{ email: "boss@desk.test" }, { email: "new@desk.test" }], role: "inviter" },
      inviter,
    );
    expect(answer.body).toMatchObject({ data: [{ outcome: "refused" }, { outcome: "invited" }] });
    expect((await list({ q: "boss@desk.test" })).data[0]).toMatchObject({ role: { key: "admin" } });
  });
});

describe("an invitation", () => {
  test("waits, is accepted, and gives no tickets before that", async () => {
    const [invited] = await results(["wait@desk.test"]);
    expect(await stateOf("wait@desk.test")).toBe("waiting");
    const candidates = async () =>
      (await rankAssignees(app.db, { departmentId: null, teamId: null, skillId: null, isSample: false })).some(
        ({ id }) => id === invited?.person_id,
      );
    expect(await candidates()).toBe(false);
    expect((await accept(invited?.link ?? null)).status).toBe(200);
    expect([await stateOf("wait@desk.test"), await candidates()]).toEqual(["accepted", true]);
    for (const path of ["post", "delete"] as const) {
      const answer = await app.api.as(admin)[path](`/api/people/${invited?.person_id}/invitation`);
      expect([answer.status, answer.body.code]).toEqual([409, "invitation.over"]);
    }
  });

  test("expires, and sent again has a new link; the older one is dead", async () => {
    const [invited] = await results(["late@desk.test"]);
    await app.clock.set("2026-03-06T09:00:00Z");
    expect(await stateOf("late@desk.test")).toBe("expired");
    expect((await accept(invited?.link ?? null)).status).toBe(422);
    const late = await app.api.as(admin).post(`/api/people/${invited?.person_id}/invitation`);
    expect([late.status, late.body.code]).toEqual([403, "confirmation_required"]);
    app.api.signInAnew(admin);
    const again = await app.api.as(admin).post(`/api/people/${invited?.person_id}/invitation`);
    expect(again.status).toBe(200);
    expect((await list({ q: "late@desk.test" })).data[0]).toMatchObject({ state: "waiting", sent: 2 });
    expect((await accept(invited?.link ?? null)).status).toBe(422);
    expect((await accept((again.body as { link: string }).link)).status).toBe(200);
    await app.clock.set("2026-03-02T09:00:00Z");
  });

  test("is taken back with link, role and teams; the person can be invited again", async () => {
    const team = await buildTeam(app.db);
    const { body } = await invite({ people: [{ email: "back@desk.test" }], role: "admin", team_ids: [team.id] });
    const [invited] = (body as { data: Result[] }).data;
    await app.api.as(admin).delete(`/api/people/${invited?.person_id}/invitation`).expect(204);
    expect(await stateOf("back@desk.test")).toBe("revoked");
    expect((await accept(invited?.link ?? null)).status).toBe(422);
    expect((await app.api.as(admin).get(`/api/people/${invited?.person_id}`)).body).toMatchObject({
      role: { key: "customer" },
      teams: [],
      state: "no_account",
    });
    expect(
      await app.db.one("SELECT data FROM events WHERE type = 'account.invitation_revoked' ORDER BY id DESC LIMIT 1"),
    ).toEqual({ data: { person_id: invited?.person_id, from: "admin", to: "customer" } });
    await app.api.as(admin).delete(`/api/people/${invited?.person_id}/invitation`).expect(409);
    expect(await results(["back@desk.test"])).toMatchObject([{ outcome: "invited" }]);
    expect(await stateOf("back@desk.test")).toBe("waiting");
  });

  test("ends the links of a registration that nobody had confirmed, and is the only way in", async () => {
    const email = "before@desk.test";
    const post = (path: string, body: object) => app.api.anonymous().post(`/api/auth/${path}`).send(body);
    const password = "seven green lamps at noon";
    await post("register", { email, password, full_name: "Who Knows" }).expect(202);
    const toConfirm = await mailedToken(app, email);
    await post("forgot-password", { email });
    const toReset = await mailedToken(app, email);
    const [invited] = await results([email], "admin");
    expect((await post("verify", { token: toConfirm })).body.code).toBe("link.invalid");
    expect((await post("reset-password", { token: toReset, password })).body.code).toBe("link.invalid");
    expect((await post("login", { email, password })).status).toBe(401);
    expect((await accept(invited?.link ?? null)).status).toBe(200);
  });

  test("that is taken back is told to every process, like any change of rights", async () => {
    const [invited] = await results(["told@desk.test"]);
    const told = () => app.db.rows("SELECT 1 FROM access_changes WHERE person_id = $1", [invited?.person_id]);
    expect(await told()).toEqual([]);
    await app.api.as(admin).delete(`/api/people/${invited?.person_id}/invitation`).expect(204);
    expect(await told()).toHaveLength(1);
  });

  test("cannot be sent or taken back by those who may not give that role, or for somebody never invited", async () => {
    const [invited] = await results(["above@desk.test"], "admin");
    const inviter = await buildPerson(app.db, { role: "inviter" });
    const customer = await buildCustomer(app.db);
    for (const method of ["post", "delete"] as const) {
      await app.api.as(inviter)[method](`/api/people/${invited?.person_id}/invitation`).expect(403);
      await app.api.as(customer)[method](`/api/people/${invited?.person_id}/invitation`).expect(403);
      await app.api.as(admin)[method](`/api/people/${customer.id}/invitation`).expect(404);
    }
    expect(await stateOf("above@desk.test")).toBe("waiting");
  });

  test("of somebody who is deactivated is over", async () => {
    const [invited] = await results(["off@desk.test"]);
    await app.api.as(admin).patch(`/api/people/${invited?.person_id}`).send({ deactivated: true }).expect(200);
    expect(await stateOf("off@desk.test")).toBe("revoked");
    expect((await accept(invited?.link ?? null)).status).toBe(422);
  });
});

describe("GET /people/invitations", () => {
  test("lists each once over all pages, newest first, and is for those who invite", async () => {
    const all = (await list({ limit: 100 })).data.map(({ person }) => person.id);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const answer = await list({ limit: 4, ...(cursor === null ? {} : { cursor }) });
      paged.push(...answer.data.map(({ person }) => person.id));
      cursor = answer.page.next_cursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect((await list({ state: "revoked" })).data.every(({ state }) => state === "revoked")).toBe(true);
    const agent = await buildAgent(app.db);
    await app.api.as(agent).get("/api/people/invitations").expect(403);
    await app.api.as(admin).get("/api/people/invitations?state=odd").expect(422);
  });
});

test("a name is made from an address, whatever it looks like", () => {
  expect(
    ["mei.lin@x.org", "TOM_okafor+desk@x.org", "a@x.org", "..@x.org", "ärger-los@x.org"].map(nameOfAddress),
  ).toEqual(["Mei Lin", "TOM Okafor", "A", "..@x.org", "Ärger Los"]);
});
