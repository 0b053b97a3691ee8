import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { loadListener } from "./index.js";
import { defaultPreferences } from "./notification-preferences.js";

let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { fullName: "Ada Lovelace" });
});

const getMe = () => app.api.as(person).get("/api/auth/me");
const update = (body: object) => app.api.as(person).patch("/api/auth/me").send(body);

describe("PATCH /auth/me", () => {
  test("changes what was sent and nothing else", async () => {
    const before = (await getMe()).body as object;
    const answer = await update({
      full_name: " Ada  King ",
      phone: null,
      theme: "dark",
      time_zone: "Asia/Kolkata",
      address: "12 St James's Square",
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...before,
      full_name: "Ada King",
      theme: "dark",
      time_zone: "Asia/Kolkata",
      address: "12 St James's Square",
      version: 2,
    });
    expect((await getMe()).body).toEqual(answer.body);
    const event = await app.db.one<{ data: object; details: object }>(
      "SELECT e.data, d.data AS details FROM events e JOIN event_details d ON d.event_id = e.id WHERE actor_id = $1",
      [person.id],
    );
    expect(event?.data).toEqual({ fields: ["fullName", "address", "timeZone", "theme"] });
    expect(event?.details).toMatchObject({ changes: { fullName: { from: "Ada Lovelace", to: "Ada King" } } });
  });

  test("refuses what nobody may change about themselves", async () => {
    for (const field of [
      "role",
      "role_id",
      "email",
      "email_verified",
      "permissions",
      "id",
      "version",
      "password",
      "is_staff",
    ]) {
      expect((await update({ [field]: "admin" })).body.errors).toEqual([expect.objectContaining({ field })]);
    }
    expect((await getMe()).body).toMatchObject({ role: { key: "customer" }, version: 1 });
  });

  test("on what was changed meanwhile answers 412 with the present state", async () => {
    const read = await getMe();
    expect(read.get("ETag")).toBe('"v1"');
    await update({ full_name: "Changed Meanwhile" });
    const stale = await update({ full_name: "Too Late" }).set("If-Match", '"v1"');
    expect([stale.status, stale.body.code, stale.body.current.full_name]).toEqual([
      412,
      "stale_version",
      "Changed Meanwhile",
    ]);
    expect((await update({ full_name: "In Time" }).set("If-Match", '"v2"')).get("ETag")).toBe('"v3"');
  });

  test("with nothing new writes nothing", async () => {
    expect((await update({ full_name: "Ada Lovelace" })).body).toMatchObject({ version: 1 });
    expect(await app.db.rows("SELECT id FROM events WHERE actor_id = $1", [person.id])).toEqual([]);
  });

  test("keeps of preferences only what differs from the defaults", async () => {
    const chosen = { ...defaultPreferences(false), comment: { in_app: true, email: false, push: true } };
    expect((await update({ notification_preferences: chosen })).body.notification_preferences).toEqual(chosen);
    const row = await app.db.one("SELECT notification_preferences AS stored FROM people WHERE id = $1", [person.id]);
    expect(row).toEqual({ stored: { comment: { in_app: true, email: false, push: true } } });
    expect(await loadListener(app.db, person.id, "comment")).toMatchObject({ inApp: true, email: false, push: true });
    expect(await loadListener(app.db, person.id, "assigned")).toMatchObject({ inApp: true, email: true });
  });

  test("takes what was stored before there was push for a choice of the other ways alone", async () => {
    await app.db.rows("UPDATE people SET notification_preferences = $2 WHERE id = $1", [
      person.id,
      JSON.stringify({ comment: { in_app: false, email: true } }),
    ]);
    expect((await getMe()).body.notification_preferences.comment).toEqual({ in_app: false, email: true, push: true });
  });

  test("keeps which keys do what, and how dense lists are", async () => {
    expect((await getMe()).body).toMatchObject({
      density: "comfortable",
      keyboard: { single_keys: true, commands: [] },
    });
    const keyboard = {
      single_keys: false,
      commands: [
        { id: "ticket.reply", keys: ["Shift+r", "g r"] },
        { id: "ticket.note", keys: [] },
        { id: "compose.send", keys: ["Mod+Shift+é"] },
      ],
    };
    expect((await update({ keyboard, density: "compact" })).body).toMatchObject({ keyboard, density: "compact" });
    expect((await getMe()).body).toMatchObject({ keyboard, density: "compact" });
  });

  test("keeps whether times are read in 12 or 24 hours", async () => {
    expect((await getMe()).body.hour_format).toBe("locale");
    expect((await update({ hour_format: "h12" })).body.hour_format).toBe("h12");
    expect((await getMe()).body.hour_format).toBe("h12");
  });

  test.each([
    ["hour_format", "h24"],
    ["keyboard", { single_keys: true, commands: [{ id: "__proto__", keys: ["x"] }] }],
    ["keyboard", { single_keys: true, commands: [{ id: "ticket.reply", keys: ["a b c"] }] }],
    ["keyboard", { single_keys: true, commands: [{ id: "ticket.reply", keys: ["x".repeat(31)] }] }],
    ["keyboard", { single_keys: true, commands: [], more: 1 }],
    ["density", "airy"],
    ["time_zone", "Mars/Olympus"],
    ["locale", "<script>"],
    ["theme", "pink"],
    ["full_name", "a\0b"],
    ["full_name", "x".repeat(121)],
    ["notification_preferences", { comment: { in_app: true, email: true } }],
  ])("refuses a %s of %j with a message for the field", async (field, value) => {
    const answer = await update({ [field]: value });
    expect(answer.status).toBe(422);
    expect((answer.body.errors as { field: string }[])[0]?.field.split(".")[0]).toBe(field);
  });
});

/** A PNG of one white pixel, with a text in it. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACnRFWHRDb21tZW50AHggyyvkgwAAAApJREFUeNpj+A8AAQEBAFLCnCgAAAAASUVORK5CYII=",
  "base64",
);
const setPhoto = (content: Buffer, name = "me.png") =>
  app.api.as(person).put("/api/auth/me/photo").attach("files", content, name);
const stored = async () => {
  const keys: string[] = [];
  for await (const { key } of app.services.storage.list()) keys.push(key);
  return keys;
};

describe("PUT /auth/me/photo", () => {
  test("shows the photo to all, without what was written into it, at an address nobody can make up", async () => {
    const answer = await setPhoto(pixel);
    expect(answer.status).toBe(200);
    const url = answer.body.photo_url as string;
    expect(url).toMatch(new RegExp(`^/api/people/${person.id}/photo\\?key=[0-9a-f]{32}$`));
    const photo = await app.api.anonymous().get(url).buffer(true);
    expect(photo.get("Content-Type")).toBe("image/png");
    expect(photo.get("Content-Disposition")).toMatch(/^inline/);
    expect(photo.get("X-Content-Type-Options")).toBe("nosniff");
    expect((photo.body as Buffer).includes("Comment")).toBe(false);
    for (const wrong of ["", `?key=${"0".repeat(32)}`, "?key=x"]) {
      expect((await app.api.anonymous().get(`/api/people/${person.id}/photo${wrong}`)).status).toBe(wrong ? 404 : 422);
    }
  });

  test("replaced or removed leaves no file behind", async () => {
    const before = await stored();
    await setPhoto(pixel);
    await setPhoto(pixel);
    expect(await stored()).toHaveLength(before.length + 1);
    const answer = await app.api.as(person).delete("/api/auth/me/photo");
    expect(answer.body.photo_url).toBeNull();
    expect(await stored()).toEqual(before);
  });

  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "me.svg", 415],
    ["HTML by the name of a picture", Buffer.from("<html><script>alert(1)</script></html>"), "me.png", 415],
    ["GIF that is a script too", Buffer.from("GIF89a=1;alert(1)//\0;"), "me.gif", 415],
    ["damaged PNG", pixel.subarray(0, 40), "me.png", 422],
    ["file of more than 2 MB", Buffer.concat([pixel, Buffer.alloc(2 * 1024 * 1024)]), "me.png", 413],
    ["empty file", Buffer.alloc(0), "me.png", 415],
  ])("refuses a %s and keeps nothing of it", async (_kind, content, name, status) => {
    const before = await stored();
    expect((await setPhoto(content, name)).status).toBe(status);
    expect(await stored()).toEqual(before);
    expect((await getMe()).body.photo_url).toBeNull();
  });

  test.each([
    ["wide", 16],
    ["high", 20],
  ])("refuses a small file that claims to be 60000 pixels %s", async (_side, place) => {
    const huge = Buffer.from(pixel);
    huge.writeUInt32BE(60_000, place);
    expect((await setPhoto(huge)).body.errors).toEqual([
      { field: "files", message: "Choose a picture of at most 4096 by 4096 pixels" },
    ]);
  });

  test("takes one file alone", async () => {
    const answer = await app.api
      .as(person)
      .put("/api/auth/me/photo")
      .attach("files", pixel, "a.png")
      .attach("files", pixel, "b.png");
    expect(answer.status).toBe(422);
  });
});
