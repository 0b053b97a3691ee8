import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildCategory } from "../../../test/factories/index.js";
import { simpleFile as simple, startImportDesk, type ImportDesk } from "../../../test/import-desk.js";

let desk: ImportDesk;
beforeEach(async () => {
  desk = await startImportDesk();
});
afterEach(() => desk.app.close());

test("the same file again, and a corrected one with the same external ids, import nothing twice", async () => {
  const noIds = "text,type\nIt stopped.,Lifts\nIt stopped.,Lifts\n";
  expect(await desk.bringIn(noIds)).toMatchObject({ rows_imported: 2, rows_skipped: 0 });
  expect(await desk.bringIn(noIds, {}, "renamed.csv")).toMatchObject({ rows_imported: 0, rows_skipped: 2 });

  expect(await desk.bringIn(simple)).toMatchObject({ rows_imported: 2 });
  const corrected = `${simple.replace("It stopped.", "It stopped again.")}3,Door,It jams.,Lifts\n`;
  expect(await desk.bringIn(corrected)).toMatchObject({ rows_imported: 1, rows_skipped: 2 });
  expect((await desk.tickets()).map(({ description }) => description)).toEqual([
    "It stopped.",
    "It stopped.",
    "It stopped.",
    "It is dark.",
    "It jams.",
  ]);

  expect(await desk.bringIn(corrected.replace("Door", "Gate"), { source: "another desk" })).toMatchObject({
    rows_imported: 3,
  });
});

test("two rows of a file with one external id: the second is refused and names the first", async () => {
  const done = await desk.bringIn(`${simple}1,Again,Twice.,Lifts\n`);

  expect(done).toMatchObject({ rows_imported: 2, rows_refused: 1 });
  const report = await desk.app.api.as(desk.admin).get(`/api/imports/${done.id}/report`);
  expect(report.text).toContain("4,external_id,1,Row 2 of this file has the same");
});

test("one bad row never drops a good one, and the report says why, safe for spreadsheets", async () => {
  const done = await desk.bringIn(
    "id,title,text,created,status\n1,Good,Fine.,2026-01-02,\n2,Bad,No date.,03/04/2026,\n3,=cmd(),Formula.,2026-01-02,=1+1\n4,Good too,Fine.,2026-01-02,\n",
    { category_id: (await buildCategory(desk.app.db)).id },
  );

  expect(done).toMatchObject({ state: "finished", rows_imported: 2, rows_refused: 2 });
  expect(done.reasons).toHaveLength(2);
  const report = await desk.app.api.as(desk.admin).get(`/api/imports/${done.id}/report`).buffer(true);
  expect(report.headers["content-type"]).toContain("text/csv");
  expect(report.headers["content-disposition"]).toContain("old.csv.report.csv");
  expect(report.text.replace("\ufeff", "").split("\n")[1]).toMatch(/^3,created_at,03\/04\/2026,/);
  expect(report.text).toContain("4,status,'=1+1,");
});

test("what only the database refuses takes no other row of its batch along", async () => {
  await desk.app.ownerDb.rows("ALTER TABLE ticket_bodies ADD CONSTRAINT no_poison CHECK (description <> 'poison')");
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i === 13 || i === 31 ? "poison" : `text ${i}`},New\n`);
  const done = await desk.bringIn(`id,text,topic\n${rows.join("")}`);

  expect(done).toMatchObject({ state: "finished", rows_imported: 38, rows_refused: 2 });
  expect(done.reasons).toMatchObject([{ field: "", rows: 2 }]);
  expect(await desk.tickets()).toHaveLength(38);
});

test("a run that broke off goes on where it was: every row is in exactly once", async () => {
  const rows = Array.from({ length: 1200 }, (_, i) => `text ${i},Topic\n`).join("");
  const { id } = await desk.upload(`text,topic\n${rows}`);
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await desk.act(id, "start");
  // The third batch fails, as it does when the process is killed in it.
  await desk.app.ownerDb.rows(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.last_row > 1001 THEN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END IF; RETURN NEW; END $$`,
  );
  await desk.app.ownerDb.rows(
    "CREATE TRIGGER break_off BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION break_off()",
  );
  await desk.app.jobs.runAll({ mayFail: true });
  expect(await desk.read(id)).toMatchObject({ state: "running", rows_imported: 1000 });

  await desk.app.ownerDb.rows("DROP TRIGGER break_off ON imports");
  await desk.app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute'");
  await desk.app.jobs.runAll();
  expect(await desk.read(id)).toMatchObject({
    state: "finished",
    rows_total: 1200,
    rows_imported: 1200,
    rows_skipped: 0,
  });
  expect(await desk.app.db.rows("SELECT description FROM ticket_bodies GROUP BY 1 HAVING count(*) > 1")).toEqual([]);
  expect(await desk.count("tickets")).toBe(1200);
});

test("a file that breaks off is refused as a whole: none of its rows is imported", async () => {
  const { id } = await desk.upload(`text,topic\n${"A,B\n".repeat(700)}"never closed,B\n`);
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await desk.act(id, "start");
  await desk.app.jobs.runAll();

  expect(await desk.read(id)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("never closed"),
    rows_imported: 0,
  });
  expect(await desk.count("tickets")).toBe(0);
});

test("a file with a header and no rows imports nothing, and says so", async () => {
  expect(await desk.bringIn("text,topic\n")).toMatchObject({ state: "finished", rows_total: 0, rows_imported: 0 });
});

const naughty = fileURLToPath(
  new URL(
    "blns.json",
    `file://${process.env["REDRESS_TEST_DATA"] ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url))}/`,
  ),
);

test("hostile strings come in as they are or are refused with a reason; none is lost and none breaks the rest", async () => {
  if (!existsSync(naughty)) {
    process.stderr.write(`Not tried: there is no ${naughty}\n`);
    return;
  }
  const strings = JSON.parse(readFileSync(naughty, "utf8")) as string[];
  const done = await desk.bringIn(
    JSON.stringify(strings.map((text, index) => ({ id: index, title: `Row ${index}`, text, topic: "Naughty" }))),
    {},
    "blns.json",
  );

  expect(done).toMatchObject({ state: "finished", rows_skipped: 0 });
  expect(done.rows_imported + done.rows_refused).toBe(strings.length);
  const stored = await desk.app.db.rows<{ row: number; description: string }>(
    "SELECT o.row_number AS row, b.description FROM ticket_origins o JOIN ticket_bodies b USING (ticket_id) ORDER BY 1",
  );
  for (const { row, description } of stored) {
    const given = strings[row - 1]?.replace(/\r\n?/g, "\n").trim();
    expect(description).toBe(given === "" ? `Row ${row - 1}` : given);
  }
  expect(done.rows_imported).toBeGreaterThan(strings.length * 0.95);
});
