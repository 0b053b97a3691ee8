import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildCategory,
  buildCustomer,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { createPerson, loadActor } from "../accounts/index.js";
import { sweepAttachments } from "../attachments/index.js";
import { closeResolved } from "../tickets/index.js";
import { systemActor } from "../../platform/actor.js";
import { changeSettings, readSettings } from "./index.js";

let app: TestApp;
let admin: BuiltPerson, customer: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, customer] = [await buildAdmin(app.db, { fullName: "Mei Lin" }), await buildCustomer(app.db)];
});
afterEach(() => app.close());

const settings = async () => (await app.api.as(admin).get("/api/settings")).body;
const change = (body: object, by: BuiltPerson = admin) => app.api.as(by).patch("/api/settings").send(body);
const appInfo = async () => (await app.api.anonymous().get("/api/app")).body;

describe("PATCH /settings", () => {
  test("changes what is sent, says who changed which group, and records old and new values of each group", async () => {
    const before = await settings();
    expect(before.changed).toEqual({ desk: null, complaints: null, attachments: null, sign_in: null, branding: null });
    const answer = await change({ name: " City  Water ", time_zone: "Europe/Berlin", reopen_days: 30 });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ name: "City Water", time_zone: "Europe/Berlin", reopen_days: 30 });
    const by = { by: { id: admin.id, full_name: "Mei Lin", photo_url: null }, at: "2026-03-02T09:00:00.000Z" };
    expect(answer.body.changed).toEqual({ desk: by, complaints: by, attachments: null, sign_in: null, branding: null });
    const events = await app.db.rows(
      `SELECT e.data, d.data AS details, e.actor_id FROM events e JOIN event_details d ON d.event_id = e.id
       WHERE e.type = 'desk.settings_changed' ORDER BY e.id`,
    );
    expect(events).toEqual([
      {
        data: { group: "desk", fields: ["name", "timeZone"] },
        details: {
          changes: { name: { from: "Redress", to: "City Water" }, timeZone: { from: "UTC", to: "Europe/Berlin" } },
        },
        actor_id: admin.id,
      },
      {
        data: { group: "complaints", fields: ["reopenDays"] },
        details: { changes: { reopenDays: { from: 14, to: 30 } } },
        actor_id: admin.id,
      },
    ]);
    expect(await appInfo()).toMatchObject({ name: "City Water", time_zone: "Europe/Berlin", reopen_days: 30 });
  });

  test("what is already so changes and records nothing", async () => {
    const answer = await change({ name: "Redress", auto_close_days: 4 });
    expect([answer.status, answer.body.version, answer.body.changed.desk]).toEqual([200, 1, null]);
    expect(await app.db.rows("SELECT id FROM events WHERE type = 'desk.settings_changed'")).toEqual([]);
  });

  test("with a stale If-Match is refused with the present state; with the right one it passes", async () => {
    const { headers } = await app.api.as(admin).get("/api/settings");
    expect((await change({ name: "First" }).set("If-Match", headers.etag ?? "")).status).toBe(200);
    const second = await change({ name: "Second" }).set("If-Match", headers.etag ?? "");
    expect([second.status, second.body.current.name]).toEqual([412, "First"]);
    expect((await settings()).name).toBe("First");
  });

  test("is for those who configure the desk alone, by route and by command", async () => {
    const agent = await loadActor(app.db, customer.id);
    if (!agent) throw new Error("The customer is active");
    for (const answer of [
      await change({ name: "Mine" }, customer),
      await app.api.as(customer).get("/api/settings"),
      await app.api.as(customer).put("/api/settings/logo").attach("files", pixel, "a.png"),
      await app.api.as(customer).delete("/api/settings/logo"),
    ])
      expect(answer.status).toBe(403);
    const { config, runWork } = app.services;
    await expect(
      runWork(agent, (work) =>
        changeSettings(work, { name: "Mine" }, { bounds: config, doors: { demandChanged: async () => undefined } }),
      ),
    ).rejects.toMatchObject({ status: 403 });
    expect((await readSettings(app.db)).name).toBe("Redress");
  });

  test.each([
    ["name", ""],
    ["time_zone", "Mars/Olympus"],
    ["language", "<script>"],
    ["support_contact", ""],
    ["customer_priority", "ignore"],
    ["auto_close_days", 0],
    ["auto_close_days", 1.5],
    ["reopen_days", -1],
    ["attachment_max_bytes", 100],
    ["attachment_max_bytes", 11 * 1024 ** 2],
    ["attachment_max_files", 0],
    ["attachment_max_files", 6],
    ["accent", "red"],
    ["accent", "#fff"],
    ["colour", "#ffffff"],
  ])("refuses a %s of %j with a message for the field", async (field, value) => {
    const answer = await change({ [field]: value });
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    expect((await settings()).version).toBe(1);
  });
});

describe("what settings do", () => {
  test("resolved complaints close after as many days as are set", async () => {
    const { id } = await buildTicket(app.services, { status: "resolved" });
    await app.clock.advance(2 * 86_400_000 + 1000);
    expect(await closeResolved(app.services)).toBe(0);
    await change({ auto_close_days: 2 });
    expect((await app.api.as(admin).get(`/api/tickets/${id}`)).body.closes_at).toBe("2026-03-04T09:00:00.000Z");
    expect(await closeResolved(app.services)).toBe(1);
  });

  test("customers reopen during as many days as are set", async () => {
    const { id } = await buildTicket(app.services, { customerId: customer.id, status: "closed" });
    await app.clock.advance(10 * 86_400_000);
    const reopen = () => app.api.as(customer).patch(`/api/tickets/${id}/status`).send({ status: "in_progress" });
    await change({ reopen_days: 7 });
    expect((await reopen()).status).toBe(409);
    await change({ reopen_days: 11 });
    expect((await reopen()).status).toBe(200);
  });

  test("uploads are as large and as many as is set, and never more than the installation allows", async () => {
    const upload = (...files: number[]) =>
      files.reduce(
        (request, size, i) => request.attach("files", Buffer.alloc(size, "x"), `${i}.txt`),
        app.api.as(customer).post("/api/attachments"),
      );
    expect((await upload(3000, 3000)).status).toBe(201);
    await change({ attachment_max_bytes: 2048, attachment_max_files: 1 });
    expect((await appInfo()).attachments).toEqual({ max_bytes: 2048, max_files: 1 });
    const large = await upload(3000);
    expect([large.status, large.body.limit]).toEqual([413, 2048]);
    expect((await upload(10, 10)).status).toBe(422);
    expect((await upload(2048)).status).toBe(201);

    // An installation may be given tighter bounds after its admins have set something.
    await app.db.rows("UPDATE desk SET attachment_max_bytes = 1000000000, attachment_max_files = 99");
    await change({ name: "Anew" });
    expect((await appInfo()).attachments).toEqual({ max_bytes: 10 * 1024 ** 2, max_files: 5 });
  });

  test("new people have the desk's language and zone unless they bring their own", async () => {
    await change({ time_zone: "Asia/Tokyo" });
    const [byDesk, own] = await app.services.runWork(systemActor, async (work) => [
      await createPerson(work, { fullName: "A", email: "a@example.org" }),
      await createPerson(work, { fullName: "B", email: "b@example.org", timeZone: "Europe/Oslo" }),
    ]);
    expect(
      await app.db.rows("SELECT id, locale, time_zone AS zone FROM people WHERE id = ANY ($1) ORDER BY id", [
        [byDesk, own],
      ]),
    ).toEqual([
      { id: byDesk, locale: "en", zone: "Asia/Tokyo" },
      { id: own, locale: "en", zone: "Europe/Oslo" },
    ]);
  });

  test("where priorities are requests, a customer's choice waits for staff; staff's own counts at once", async () => {
    await change({ customer_priority: "request" });
    const { id: category_id } = await buildCategory(app.db, { defaultPriority: "low" });
    const complaint = { subject: "Bill", description: "Twice.", category_id };
    const file = async (by: BuiltPerson, more: object) =>
      (
        await app.api
          .as(by)
          .post("/api/tickets")
          .send({ ...complaint, ...more })
      ).body;
    expect(await file(customer, { priority: "high" })).toMatchObject({ priority: "low", requested_priority: "high" });
    expect(await file(customer, { priority: "low" })).toMatchObject({ priority: "low", requested_priority: null });
    expect(await file(customer, {})).toMatchObject({ priority: "low", requested_priority: null });
    expect(await file(admin, { priority: "critical", customer_id: customer.id })).toMatchObject({
      priority: "critical",
      requested_priority: null,
    });
    await change({ customer_priority: "apply" });
    expect(await file(customer, { priority: "high" })).toMatchObject({ priority: "high", requested_priority: null });
  });
});

/** A PNG of one white pixel, with a text in it. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACnRFWHRDb21tZW50AHggyyvkgwAAAApJREFUeNpj+A8AAQEBAFLCnCgAAAAASUVORK5CYII=",
  "base64",
);
const setLogo = (content: Buffer, name = "logo.png") =>
  app.api.as(admin).put("/api/settings/logo").attach("files", content, name);
const stored = async () => {
  const keys: string[] = [];
  for await (const { key } of app.services.storage.list()) keys.push(key);
  return keys;
};

describe("branding", () => {
  test("an accent comes with the colours that can be used, for everybody", async () => {
    const { body } = await change({ accent: "#FFD400" });
    expect(body.accent).toBe("#ffd400");
    expect(body.colours.dark.accent).toBe("#ffd400");
    expect(body.colours.light.accent).not.toBe("#ffd400");
    expect((await appInfo()).colours).toEqual(body.colours);
    expect((await change({ accent: null })).body).toMatchObject({ accent: null, colours: null });
  });

  test("a logo is shown to strangers, bare of what was written into it, at an address that changes with it", async () => {
    const first = (await setLogo(pixel)).body;
    expect(first.logo_url).toMatch(/^\/api\/settings\/logo\?key=[0-9a-f]{32}$/);
    expect(first.changed.branding.by.id).toBe(admin.id);
    const shown = await app.api.anonymous().get(first.logo_url).buffer(true);
    expect(shown.get("Content-Type")).toBe("image/png");
    expect(shown.get("Content-Disposition")).toMatch(/^inline/);
    expect(shown.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(shown.get("X-Content-Type-Options")).toBe("nosniff");
    expect(shown.get("Content-Security-Policy")).toMatch(/sandbox/);
    expect((shown.body as Buffer).includes("Comment")).toBe(false);

    const second = (await setLogo(pixel)).body;
    expect(second.logo_url).not.toBe(first.logo_url);
    expect((await appInfo()).logo_url).toBe(second.logo_url);
    expect((await app.api.anonymous().get(first.logo_url)).status).toBe(404);
    expect(await stored()).toHaveLength(1);
    expect((await app.api.as(admin).delete("/api/settings/logo")).body.logo_url).toBeNull();
    expect(await stored()).toEqual([]);
  });

  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "logo.svg", 415],
    ["script by the name of a picture", Buffer.from("<script>alert(1)</script>"), "logo.png", 415],
    ["damaged PNG", pixel.subarray(0, 40), "logo.png", 422],
    ["file of more than 2 MB", Buffer.concat([pixel, Buffer.alloc(2 * 1024 * 1024)]), "logo.png", 413],
  ])("refuses a %s as logo and keeps nothing of it", async (_kind, content, name, status) => {
    expect((await setLogo(content, name)).status).toBe(status);
    expect(await stored()).toEqual([]);
    expect((await settings()).logo_url).toBeNull();
  });

  test("the sweep of files that belong to nothing leaves logos alone", async () => {
    const { logo_url: url } = (await setLogo(pixel)).body;
    const swept = {
      ...app.services,
      storage: {
        ...app.services.storage,
        // As if all files had been lying there for two days.
        async *list() {
          for await (const file of app.services.storage.list())
            yield { ...file, storedAt: new Date(file.storedAt.getTime() - 2 * 86_400_000) };
        },
      },
    };
    await sweepAttachments(swept);
    expect((await app.api.anonymous().get(url)).status).toBe(200);
  });
});
