import { cloneDatabase, serverOfRun } from "@redress/database/testing";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TicketCounts, TicketDetail, TicketPage } from "../../src/contract/index.js";
import { testClock } from "../../test/test-clock.js";
import { openConnection, type Request } from "./client.js";
import { loadDesk } from "./load/load-desk.js";
import { NOW } from "./load/world.js";
import { everyList, everySearch, searchSettings, seePlans } from "./plans.js";
import { countsOf, listOf, plainTickets, type Who } from "./recompute.js";
import { countRequests, detailRequests, listRequests } from "./reads.js";
import { admin, agents, openStage, request, statementsOf, teach, type Stage } from "./stage.js";
import { shownWrites } from "./writes.js";
import { readmeWithTable } from "./write-readme.js";

/** The bench's own desk, small: nothing here is about time, all of it about right answers. */
const TICKETS = 10_000;

let stage: Stage;
beforeAll(async () => {
  const database = await cloneDatabase(serverOfRun());
  await loadDesk(database.superuserUrl, TICKETS, 2);
  stage = await openStage(database, TICKETS);
  await testClock(stage.owner).set(NOW.toISOString());
});
afterAll(async () => {
  await stage.close();
  await stage.database.drop();
});

const get = async <T>(path: string, personId: number): Promise<T> =>
  request<T>(stage.url, { method: "GET", path, token: await stage.tokenOf(personId) });

const people = (): Who[] => [
  ...agents.slice(0, 3).map(({ id, teamIds }) => ({ id, departments: teamIds })),
  { id: admin.id, departments: null },
];

test("Every ticket has four messages, its words and its promises; the same rows are loaded at every time", async () => {
  const seen = await stage.owner.one<Record<string, unknown>>(
    `SELECT (SELECT count(*) FROM tickets) AS tickets,
            (SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM ticket_comments GROUP BY ticket_id) c) AS kinds,
            (SELECT count(*) FROM ticket_comments) AS messages, (SELECT count(*) FROM ticket_texts) AS words,
            (SELECT count(DISTINCT ticket_id) FROM sla_clocks) AS promised,
            (SELECT md5(string_agg(concat_ws(' ', id, subject, status, customer_id, next_due_at), ',' ORDER BY id)) FROM tickets WHERE id % 100 = 0) AS digest`,
  );
  expect(seen).toMatchObject({ tickets: TICKETS, kinds: 1, messages: 4 * TICKETS, words: TICKETS, promised: TICKETS });
  expect(seen?.digest).toMatchInlineSnapshot(`"dfa5477ffc2adb928b000e5677b1d4ed"`);
});

test("Counts are what counting plainly gives", async () => {
  const tickets = await plainTickets(stage.owner);
  for (const who of people()) {
    const { teams: _teams, ...counts } = await get<TicketCounts>("/api/tickets/counts", who.id);
    expect(counts).toEqual(await countsOf(stage.owner, tickets, who, NOW));
  }
});

test("Lists are what sorting plainly gives, by cursor to the end and by page number", async () => {
  const tickets = await plainTickets(stage.owner);
  for (const who of people()) {
    for (const sort of ["newest", "oldest", "updated", "due", "priority"] as const) {
      const due = listOf(tickets, who, sort).map(({ id }) => id);
      const seen: number[] = [];
      for (let cursor: string | null = ""; cursor !== null && seen.length < 1_000;) {
        const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const { data, page }: TicketPage = await get(`/api/tickets?sort=${sort}&limit=100${after}`, who.id);
        seen.push(...data.map(({ id }) => id));
        cursor = page.next_cursor;
      }
      expect({ who, sort, seen }).toEqual({ who, sort, seen: due.slice(0, seen.length) });
      const { data } = await get<TicketPage>(`/api/tickets?sort=${sort}&limit=25&page=30`, who.id);
      expect(data.map(({ id }) => id)).toEqual(due.slice(29 * 25, 30 * 25));
    }
  }
});

test("The floor answers with the rows of the desk's own answers", async () => {
  const floor = openConnection(stage.floorUrl);
  let shown = 0;
  const asked = [...(await listRequests(stage)).slice(0, 6), ...(await detailRequests(stage, 16))];
  for (const each of asked) {
    const answer = await request<TicketPage | TicketDetail>(stage.url, each);
    await teach(stage, "read", [{ statements: await statementsOf(stage, each) }]);
    const rows = (JSON.parse((await floor.send({ method: "GET", path: "/read" })).body) as { id: number }[][]).flat();
    const ids =
      "data" in answer ? answer.data.map(({ id }) => id) : [answer.id, ...answer.comments.map(({ id }) => id)];
    shown += ids.length;
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  }
  expect(shown).toBeGreaterThan(50);
  floor.close();
});

test("What the floor writes again is as much as the desk wrote", async () => {
  const written = async () =>
    stage.owner.one<Record<string, number>>(
      `SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM ticket_comments) AS messages,
              (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM sla_events) AS promises,
              (SELECT count(*) FROM graphile_worker._private_jobs) AS jobs`,
    );
  const minus = (after: Record<string, number> | null, before: Record<string, number> | null) =>
    Object.fromEntries(Object.entries(after ?? {}).map(([what, n]) => [what, n - (before?.[what] ?? 0)]));
  const floor = openConnection(stage.floorUrl);
  for (const { kind, request: asked, ticketId, target } of await shownWrites(stage)) {
    const before = await written();
    const statements = await statementsOf(stage, asked);
    const between = await written();
    await teach(
      stage,
      kind,
      [{ statements, ...(ticketId !== undefined && { ticketId }) }],
      target === undefined ? [] : [target],
    );
    const { status } = await floor.send({ method: "POST", path: `/${kind}` });
    expect({ kind, status, ...minus(await written(), between) }).toEqual({
      kind,
      status: 200,
      ...minus(between, before),
    });
    expect(minus(between, before).events).toBeGreaterThan(0);
  }
  floor.close();
});

test("A ticket is read in at most four round trips, counts in three", async () => {
  for (const each of await detailRequests(stage, 32)) expect(await roundTrips(each)).toBeLessThanOrEqual(4);
  for (const each of await countRequests(stage)) expect(await roundTrips(each)).toBeLessThanOrEqual(3);
});

/** Besides settings and the like, which are remembered for two seconds: the least of three times in a row. */
async function roundTrips(asked: Request): Promise<number> {
  const seen = [];
  for (let i = 0; i < 3; i += 1) seen.push((await statementsOf(stage, asked)).length);
  return Math.min(...seen);
}

test("The lexicon that was loaded is what triggers and folding would have counted", async () => {
  const counted = (source: string) =>
    stage.owner.one<{ words: number; digest: string }>(
      `SELECT count(*) AS words, md5(string_agg(concat_ws(' ', word, department_id, tickets, readable), ',' ORDER BY word, department_id)) AS digest
       FROM (${source}) AS w`,
    );
  const loaded = await counted("SELECT * FROM search_word_uses WHERE department_id IN (0, 4, 9)");
  expect(loaded?.words).toBeGreaterThan(1_000);
  expect(loaded).toEqual(
    await counted(
      `SELECT word, department_id, sum(tickets) AS tickets, sum(readable) AS readable FROM (
         SELECT unnest(countable_words(x.words)) AS word, coalesce(t.department_id, 0) AS department_id, 1 AS tickets, 0 AS readable
         FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id WHERE t.hidden_at IS NULL AND coalesce(t.department_id, 0) IN (0, 4, 9)
         UNION ALL
         SELECT unnest(countable_words(ts_filter(x.words, '{a,b,c}'))), coalesce(t.department_id, 0), 0, 1
         FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id WHERE t.hidden_at IS NULL AND coalesce(t.department_id, 0) IN (0, 4, 9)
       ) AS each GROUP BY word, department_id`,
    ),
  );
});

test("No list, count or search needs to read a hot table from end to end, or an index in vain", async () => {
  const lists = await seePlans(stage, await everyList(stage), ["SET enable_seqscan = off"]);
  expect(lists.length).toBeGreaterThan(300);
  // Each kind of search by somebody; the bench itself tries all of them by everybody.
  const some = (await everySearch(stage)).filter((_, i) => i % 7 === 0);
  const searches = await seePlans(stage, some, searchSettings, "each time");
  expect(searches.length).toBeGreaterThan(300);
  expect([...lists, ...searches].filter(({ scanned, walked }) => scanned.length + walked.length > 0)).toEqual([]);
});

test("The README shows the results of the last run of all sizes, as they are written", async () => {
  const { now, due } = await readmeWithTable();
  expect(now).toBe(due);
});
