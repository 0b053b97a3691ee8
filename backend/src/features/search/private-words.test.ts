import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildCustomer, buildDepartment, buildPersonWith } from "../../../test/factories/index.js";
import { foldWords } from "./fold-words.js";
import { startSearchDesk, type SearchDesk } from "./testing/search-desk.js";

let app: SearchDesk["app"];
let admin: SearchDesk["admin"];
let agent: SearchDesk["agent"];
let outsider: SearchDesk["outsider"];
let customer: SearchDesk["customer"];
let other: SearchDesk["other"];
let search: SearchDesk["search"];
let finds: SearchDesk["finds"];
let suggested: SearchDesk["suggested"];
let snippets: SearchDesk["snippets"];
let say: SearchDesk["say"];
let file: SearchDesk["file"];
beforeAll(async () => {
  ({ app, admin, agent, outsider, customer, other, search, finds, suggested, snippets, say, file } =
    await startSearchDesk());
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

test("a customer finds nothing of another's, is corrected to nothing of it, and is told no word of it", async () => {
  const id = await file("Chandelier", "It fell on the harpsichord", other.id);
  await foldWords(app.db);
  expect(await finds(other, "harpsichord")).toEqual([id]);
  expect(await search(other, "harpsicord")).toMatchObject({ ids: [id], corrected: [{ to: "harpsichord" }] });
  expect(await search(customer, "harpsichord")).toEqual({ ids: [], corrected: [] });
  expect(await search(customer, "harpsicord")).toEqual({ ids: [], corrected: [] });
  expect(await suggested(customer, "harps")).toEqual({ tickets: [], people: [], views: [], words: [] });
  expect(await suggested(customer, `CMP-${id}`)).toMatchObject({ tickets: [] });
  expect((await suggested(other, "harps")).words).toEqual(["harpsichord"]);
  expect(await snippets(customer, "harpsichord", id)).toEqual({ data: [], corrected: [] });
});

test("notes, their files, tags and what staff alone see are for those who read them", async () => {
  const id = await file("Greenhouse", "A pane is broken");
  await app.api
    .as(agent)
    .patch(`/api/tickets/${id}`)
    .send({ tags: ["troublesome"] })
    .expect(200);
  const upload = await app.api.as(agent).post("/api/attachments").attach("files", Buffer.from("x"), "blacklist.txt");
  await say(id, "Clairvoyant swindler", { is_internal: true, attachment_ids: [upload.body.data[0].id] });
  await foldWords(app.db);
  for (const word of ["swindler", "blacklist"]) {
    expect(await finds(agent, word)).toEqual([id]);
    for (const reader of [outsider, customer]) {
      expect(await search(reader, word)).toEqual({ ids: [], corrected: [] });
      expect(await search(reader, `${word}x`)).toEqual({ ids: [], corrected: [] });
      expect((await suggested(reader, word.slice(0, 5))).words).toEqual([]);
      expect((await snippets(reader, word, id)).data).toEqual([]);
    }
  }
  expect((await suggested(agent, "swind")).words).toEqual(["swindler"]);
  expect((await snippets(agent, "swindlers", id)).data).toMatchObject([{ field: "note" }]);
  expect(await finds(outsider, "troublesome")).toEqual([id]);
  expect(await finds(customer, "troublesome")).toEqual([]);
  expect((await snippets(customer, "troublesome", id)).data).toEqual([]);
  // A word that a note and the customer's own text share is found by the text, and the note does not show.
  await say(id, "The swindler was nobody");
  expect(await finds(customer, "swindler")).toEqual([id]);
  expect((await snippets(customer, "swindler", id)).data).toMatchObject([{ field: "message" }]);
});

test("keeping a note's word out tells nobody of it", async () => {
  const id = await file("Weathervane", "It turns");
  await say(id, "Probably haunted", { is_internal: true });
  expect(await finds(outsider, "weathervane -haunted")).toEqual([id]);
  expect(await finds(agent, "weathervane -haunted")).toEqual([]);
});

test("departments keep their words to themselves, also when a ticket moves; who sees the team's asks its tickets", async () => {
  const [here, there] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  const id = await file("Turbine", "The gyroscope hums", customer.id, { departmentId: there.id });
  const [ours, theirs] = [
    await buildPersonWith(app.db, { sees: "departments", permissions: ["ticket.reply", "ticket.read_notes"] }),
    await buildPersonWith(app.db, { sees: "teams", permissions: ["ticket.reply", "ticket.read_notes"] }),
  ];
  await app.db.rows(
    "WITH t AS (INSERT INTO teams (name) VALUES ('Here') RETURNING id), d AS (INSERT INTO team_departments SELECT id, $2 FROM t) INSERT INTO team_members SELECT id, $1 FROM t",
    [ours.id, here.id],
  );
  app.identify.forget(null);
  await foldWords(app.db);
  for (const reader of [ours, theirs]) {
    expect(await search(reader, "gyroscope")).toEqual({ ids: [], corrected: [] });
    expect(await search(reader, "gyroscpe")).toEqual({ ids: [], corrected: [] });
    expect((await suggested(reader, "gyro")).words).toEqual([]);
  }
  await app.db.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [id, here.id]);
  await foldWords(app.db);
  expect(await search(ours, "gyroscpe")).toMatchObject({ ids: [id] });
  expect((await suggested(ours, "gyro")).words).toEqual(["gyroscope"]);
  await app.db.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [id, there.id]);
  await foldWords(app.db);
  expect((await suggested(ours, "gyro")).words).toEqual([]);
});

test("what was hidden or erased is in no list, correction or suggestion", async () => {
  const person = await buildCustomer(app.db, { fullName: "Xanthippe Moss" });
  const id = await file("Obelisk", "It leans", person.id);
  const hidden = await file("Zeppelin", "It leaks", person.id);
  await foldWords(app.db);
  expect((await suggested(agent, "zepp")).words).toEqual(["zeppelin"]);
  await app.api.as(admin).delete(`/api/tickets/${hidden}`).expect(204);
  await app.db.rows("UPDATE people SET full_name = 'Nobody' WHERE id = $1", [person.id]);
  expect(await finds(agent, "xanthippe")).toEqual([]);
  await foldWords(app.db);
  expect((await suggested(agent, "zepp")).words).toEqual([]);
  expect((await suggested(agent, "xanth")).words).toEqual([]);
  expect(
    await app.db.one("SELECT count(*)::integer AS n FROM search_words WHERE word IN ('zeppelin', 'xanthippe')"),
  ).toEqual({ n: 0 });
  expect(await app.db.one("SELECT count(*)::integer AS n FROM search_changes")).toEqual({ n: 0 });
  expect(await finds(agent, "obelisk")).toEqual([id]);
});
