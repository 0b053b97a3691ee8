import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildField } from "../../../test/factories/index.js";
import { foldWords } from "./fold-words.js";
import { startSearchDesk, type SearchDesk } from "./testing/search-desk.js";
import { writeMissingTexts } from "./write-missing-texts.js";

/** Answers of the desk's own fields are found by those who may read them, whatever becomes of the fields. */
let desk: SearchDesk;
beforeAll(async () => {
  desk = await startSearchDesk();
});
afterAll(() => desk.app.close());
beforeEach(() => desk.app.identify.forget(null));

const answer = (id: number, fields: Record<string, string | null>) =>
  desk.app.api.as(desk.agent).patch(`/api/tickets/${id}`).send({ fields }).expect(200);

const setAudience = (id: number, audience: "customer_fills" | "staff") =>
  desk.app.api.as(desk.admin).patch(`/api/fields/${id}`).send({ audience }).expect(200);

test("what staff alone read in a field is found by staff, with notes and without, and by no customer", async () => {
  await buildField(desk.app.services, { key: "bicycle" });
  await buildField(desk.app.services, { key: "verdict", audience: "staff" });
  const id = await desk.file("Bell", "It does not ring");
  await answer(id, { bicycle: "Penny-farthing", verdict: "Charlatan" });
  await foldWords(desk.app.db);

  for (const reader of [desk.agent, desk.outsider, desk.customer]) {
    expect(await desk.finds(reader, "farthing")).toEqual([id]);
    expect((await desk.snippets(reader, "farthing", id)).data).toMatchObject([{ ticket_id: id, field: "answer" }]);
  }
  for (const reader of [desk.agent, desk.outsider]) {
    expect(await desk.finds(reader, "charlatan")).toEqual([id]);
    expect(await desk.search(reader, "charlatn")).toMatchObject({ ids: [id], corrected: [{ to: "charlatan" }] });
    expect((await desk.suggested(reader, "charl")).words).toEqual(["charlatan"]);
    expect((await desk.snippets(reader, "charlatan", id)).data).toMatchObject([{ field: "answer" }]);
  }
  expect(await desk.search(desk.customer, "charlatan")).toEqual({ ids: [], corrected: [] });
  expect(await desk.search(desk.customer, "charlatn")).toEqual({ ids: [], corrected: [] });
  expect((await desk.suggested(desk.customer, "charl")).words).toEqual([]);
  expect((await desk.snippets(desk.customer, "charlatan", id)).data).toEqual([]);
  expect(await desk.finds(desk.customer, "bell -charlatan")).toEqual([id]);
});

test("a field that becomes one for staff is closed to customers at once, and open again once it is theirs", async () => {
  const field = await buildField(desk.app.services, { key: "witness" });
  const id = await desk.file("Fence", "It fell");
  await answer(id, { witness: "Bartholomew" });
  expect(await desk.finds(desk.customer, "bartholomew")).toEqual([id]);

  await setAudience(field, "staff");
  // Its words are not written anew yet; a job does that.
  expect(await desk.search(desk.customer, "bartholomew")).toEqual({ ids: [], corrected: [] });
  expect(await desk.search(desk.customer, "bartholomw")).toEqual({ ids: [], corrected: [] });
  expect((await desk.suggested(desk.customer, "bartho")).words).toEqual([]);
  expect((await desk.snippets(desk.customer, "bartholomew", id)).data).toEqual([]);
  expect(await desk.finds(desk.outsider, "bartholomew")).toEqual([id]);

  await writeMissingTexts(desk.app.db);
  expect(await desk.search(desk.customer, "bartholomew")).toEqual({ ids: [], corrected: [] });
  expect(await desk.finds(desk.customer, "fence")).toEqual([id]);
  expect(await desk.finds(desk.outsider, "bartholomew")).toEqual([id]);

  await setAudience(field, "customer_fills");
  await writeMissingTexts(desk.app.db);
  expect(await desk.finds(desk.customer, "bartholomew")).toEqual([id]);
});

test("forgetting the customer leaves their complaint and its answers, found by those and not by their name", async () => {
  await buildField(desk.app.services, { key: "serial" });
  const person = await desk.speaks("en");
  const id = await desk.file("Lamp", "It flickers", person.id);
  await answer(id, { serial: "Wolfram-9" });
  await desk.app.db.rows("UPDATE people SET full_name = 'Balthazar Kestrel' WHERE id = $1", [person.id]);
  expect(await desk.finds(desk.agent, "kestrel")).toEqual([id]);
  await desk.app.api.as(desk.admin).delete(`/api/people/${person.id}`).expect(204);
  expect(await desk.finds(desk.agent, "kestrel")).toEqual([]);
  expect(await desk.finds(desk.agent, "wolfram")).toEqual([id]);
});
