import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildCategory, buildField } from "../../../test/factories/index.js";
import { startImportDesk, type ImportDesk } from "../../../test/import-desk.js";
import type { FieldValues, ImportDetail, TicketDetail } from "../../contract/index.js";

let desk: ImportDesk;
beforeEach(async () => {
  desk = await startImportDesk();
  const options = [{ label: "Card" }, { label: "Cash, in person" }];
  for (const field of [
    { key: "invoice", label: "Invoice number", type: "text" as const },
    { key: "amount", type: "number" as const, decimals: 2, minimum: 0 },
    { key: "bought_on", label: "Bought on", type: "date" as const },
    { key: "paid_by", type: "choice" as const, options },
    { key: "wishes", type: "multi_choice" as const, options: [{ label: "Refund" }, { label: "Repair" }] },
    { key: "harmed", type: "yes_no" as const, audience: "staff" as const },
  ])
    await buildField(desk.app.services, field);
});
afterEach(() => desk.app.close());

const HEADER = "text,type,Invoice number,amount,Bought on,paid_by,wishes,harmed,status\n";
const refusalsOf = async ({ id }: ImportDetail) =>
  desk.app.db.rows<{ row: number; field: string; reason: string; value: string }>(
    "SELECT row_number AS row, field, reason, value FROM import_refusals WHERE import_id = $1 ORDER BY row_number, field",
    [id],
  );
async function answersOf(subject: string): Promise<FieldValues> {
  const ticket = (await desk.tickets()).find((one) => one["description"] === subject);
  const answer = await desk.app.api
    .as(desk.admin)
    .get(`/api/tickets/${String(ticket?.["id"])}`)
    .expect(200);
  return Object.fromEntries((answer.body as TicketDetail).fields.map(({ key, value }) => [key, value]));
}

test("Columns called like a field, by its key or its label, bring answers of every type", async () => {
  const uploaded = await desk.upload(
    `${HEADER}a,Lifts,R-1,10.50,2020-02-29,cash_in_person,"Refund; repair",yes,closed\n`,
  );
  expect(uploaded.mapping).toMatchObject({
    "fields.invoice": "Invoice number",
    "fields.amount": "amount",
    "fields.bought_on": "Bought on",
    "fields.harmed": "harmed",
  });
  const done = await desk.bringIn(
    `${HEADER}a,Lifts,R-1,10.50,29.02.2020,cash_in_person,"Refund; repair",yes,closed\nb,Lifts,,,,"CASH, in person",,,closed\n`,
    { date_format: "DD.MM.YYYY" },
  );
  expect(await refusalsOf(done)).toEqual([]);
  expect(await answersOf("a")).toEqual({
    invoice: "R-1",
    amount: 10.5,
    bought_on: "2020-02-29",
    paid_by: "cash_in_person",
    wishes: ["refund", "repair"],
    harmed: true,
  });
  expect(await answersOf("b")).toMatchObject({ invoice: null, paid_by: "cash_in_person", wishes: null, harmed: null });
});

test("What is no answer is told at its row, by a trial as in earnest, and its row is not taken", async () => {
  const file = `${HEADER}a,Lifts,R-1,much,soon,Cheque,Refund;Magic,perhaps,closed\nb,Lifts,R-2,-1,2020-01-01,Card,Refund,no,closed\nc,Lifts,R-3,1,2020-01-01,Card,Refund,no,closed\n`;
  const { id } = await desk.upload(file);
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "old@example.org", create_categories: true } })
    .expect(200);
  await desk.act(id, "check");
  await desk.app.jobs.runAll();
  const { preview } = await desk.read(id);
  expect(preview).toMatchObject({ importable: 1, refused: 2 });

  const done = await desk.bringIn(file);
  const refusals = await refusalsOf(done);
  expect(refusals.map(({ row, field }) => [row, field])).toEqual([
    [2, "fields.amount"],
    [2, "fields.bought_on"],
    [2, "fields.harmed"],
    [2, "fields.paid_by"],
    [2, "fields.wishes"],
    [3, "fields.amount"],
  ]);
  expect(preview?.refusals.map(({ row, field, reason }) => [row, field, reason])).toEqual(
    expect.arrayContaining(refusals.map(({ row, field, reason }) => [row, field, reason])),
  );
  expect(refusals[3]).toMatchObject({ value: "Cheque", reason: "It is none of the options: Card, Cash, in person" });
  expect(refusals[5]).toMatchObject({ value: "-1", reason: "Use 0 or more" });
});

test("Open complaints answer what is required to file; settled ones come in with what they have", async () => {
  await buildField(desk.app.services, { key: "serial", required: "to_file" });
  const done = await desk.bringIn(`text,type,status,serial\na,Lifts,new,\nb,Lifts,new,S-1\nc,Lifts,closed,\n`);
  expect(await refusalsOf(done)).toMatchObject([
    { row: 2, field: "fields.serial", reason: "An open complaint has to answer this", value: "" },
  ]);
  expect((await desk.tickets()).map(({ description }) => description)).toEqual(["b", "c"]);
});

test("An answer that a category does not ask is told; below a category that asks, one that is made asks too", async () => {
  const billing = await buildCategory(desk.app.db, { name: "Billing" });
  await buildField(desk.app.services, { key: "meter", categoryIds: [billing.id] });
  const done = await desk.bringIn(`text,type,meter\na,Billing > Late,M-1\nb,Lifts,M-2\nc,Lifts,\n`);
  expect(await refusalsOf(done)).toMatchObject([
    { row: 3, field: "fields.meter", reason: "This is not asked in that category", value: "M-2" },
  ]);
  expect(await answersOf("a")).toMatchObject({ meter: "M-1" });
});

test("A column cannot fill a field that the desk does not have", async () => {
  const { id } = await desk.upload("text,type\na,b\n");
  const change = (mapping: object) => desk.app.api.as(desk.admin).patch(`/api/imports/${id}`).send({ mapping });
  expect((await change({ description: "text", "fields.nothing": "type" })).body.errors).toEqual([
    { field: "mapping.fields.nothing", message: "The desk has no field with the key nothing" },
  ]);
  await change({ description: "text", "fields.DROP TABLE": "type" }).expect(422);
  await change({ description: "text", "fields.invoice": "type" }).expect(200);
});
