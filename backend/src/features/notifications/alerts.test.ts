import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Alert } from "../../contract/index.js";
import { buildAdmin, buildAgent, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let agent: BuiltPerson, admin: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [agent, admin] = [await buildAgent(app.db), await buildAdmin(app.db)];
});
afterEach(() => app.close());

const ticket = async () => (await buildTicket(app.services, { assigneeId: agent.id })).id;
/** A note by the admin, of which the agent is told. */
const tell = async (id: number, text = "Look at this") => {
  await app.clock.advance(1000);
  await app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: text, is_internal: true }).expect(201);
  await app.jobs.runAll();
};
const alerts = async (query = "", person = agent) =>
  (await app.api.as(person).get(`/api/alerts${query}`).expect(200)).body as {
    data: Alert[];
    page: { next_cursor: string | null };
    unread: number;
  };
const short = ({ data }: { data: Alert[] }) => data.map(({ ticket: of, count, unread }) => [of.id, count, unread]);
const listed = async (query: string) => (await app.api.as(agent).get(`/api/notifications${query}`).expect(200)).body;
const read = (id: number) => app.api.as(agent).post("/api/notifications/read").send({ ticket_id: id }).expect(200);

test("Notices of one ticket are one alert with their number and the newest; unread ones come first and agree with the list", async () => {
  const [first, second] = [await ticket(), await ticket()];
  for (const id of [first, second, first, first]) await tell(id);
  await tell(second, "The newest of all");
  expect(short(await alerts())).toEqual([
    [second, 2, 2],
    [first, 3, 3],
  ]);
  expect((await alerts()).data[0]?.newest).toMatchObject({ kind: "comment", actor: { id: admin.id }, read_at: null });

  await read(second);
  const page = await alerts();
  expect(short(page)).toEqual([
    [first, 3, 3],
    [second, 2, 0],
  ]);
  expect(page.unread).toBe(3);
  expect(page.unread).toBe((await listed("")).unread);
  const opened = await listed(`?ticket_id=${first}`);
  expect(opened.data).toHaveLength(3);
  expect(new Set(opened.data.map((notice: { ticket: { id: number } }) => notice.ticket.id))).toEqual(new Set([first]));
});

test("Page after page each ticket comes once, the unread ones first", async () => {
  const ids = [await ticket(), await ticket(), await ticket(), await ticket()];
  for (const id of ids) await tell(id);
  for (const id of ids.slice(2)) await read(id);
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof alerts>> = await alerts(`?limit=1${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.data.map(({ ticket: of }) => of.id));
    cursor = page.page.next_cursor;
  } while (cursor);
  expect(seen).toEqual([ids[1], ids[0], ids[3], ids[2]]);
  await app.api.as(agent).get("/api/alerts?cursor=WzFd").expect(422);
});

test("A ticket that is out of one's sight by now takes its alert and its number along", async () => {
  const id = await ticket();
  await tell(id);
  await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [id]);
  expect(await alerts()).toMatchObject({ data: [], unread: 0 });
  expect(await listed(`?ticket_id=${id}`)).toMatchObject({ data: [] });
});

test("Everybody has their own alerts alone", async () => {
  const id = await ticket();
  await tell(id);
  const other = await buildAgent(app.db);
  expect(await alerts("", other)).toMatchObject({ data: [], unread: 0 });
});
