import { expect } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp } from "../../../../test/start-test-app.js";
import { loadActor } from "../../accounts/index.js";
import { Binds, listedFor } from "../../tickets/index.js";
import { prepareSearch, type Search } from "../prepare-search.js";

type Corrected = Search["corrected"];

interface Suggested {
  tickets: { id: number; number: string }[];
  people: { full_name: string }[];
  words: string[];
}

interface Snippets {
  data: { ticket_id: number; field: string; comment_id: number | null; segments: { text: string; hit: boolean }[] }[];
  corrected: Corrected;
}

const words = (text: string) =>
  [...text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].map(([, minus, phrase, word]) => ({
    text: phrase ?? word ?? "",
    phrase: phrase !== undefined,
    negated: minus === "-",
  }));

/** A desk to search in, with the ways of asking it. */
export async function startSearchDesk() {
  const app = await startTestApp();
  const agent = await buildAgent(app.db);
  const customer = await buildCustomer(app.db, { fullName: "Ada Quince", email: "ada.quince@example.org" });

  async function actorOf({ id }: BuiltPerson) {
    const actor = await loadActor(app.db, id);
    if (!actor) throw new Error("Nobody is there");
    return actor;
  }

  /** What `prepareSearch` finds for a person: the same in all its ways, whether few tickets or many have it. */
  async function search(by: BuiltPerson, text: string): Promise<{ ids: number[]; corrected: Corrected }> {
    const actor = await actorOf(by);
    const prepared = (few?: number) =>
      prepareSearch(app.db, actor, words(text), (binds) => listedFor(actor, binds), few);
    const ids = async (condition: Search["condition"]) => {
      const binds = new Binds();
      const where = `${listedFor(actor, binds)} AND ${condition(binds)}`;
      const rows = await app.db.rows<{ id: number }>(
        `SELECT t.id FROM tickets t WHERE ${where} ORDER BY t.id`,
        binds.values,
      );
      return rows.map(({ id }) => id);
    };
    const found = await prepared();
    const many = await prepared(0);
    const listed = await ids(found.condition);
    for (const condition of [found.gathered, many.condition, many.gathered])
      expect(await ids(condition)).toEqual(listed);
    const { behind } =
      (await app.db.one<{ behind: boolean }>("SELECT EXISTS (SELECT FROM search_changes) AS behind")) ?? {};
    if (!behind) expect(await many.countAtLeast(app.db)).toBeLessThanOrEqual(listed.length);
    return { ids: listed, corrected: found.corrected };
  }

  return {
    app,
    agent,
    /** Has everything that `file` files for nobody else. */
    customer,
    admin: await buildAdmin(app.db),
    /** Staff who may do much, but not read notes. */
    outsider: await buildPersonWith(app.db, {
      sees: "all",
      permissions: ["ticket.reply", "ticket.edit", "people.read"],
    }),
    other: await buildCustomer(app.db, { fullName: "Ben Thistle", email: "ben.thistle@example.org" }),
    search,
    /** As many as the lexicon says there are at least, when many tickets have it. */
    countsAtLeast: async (by: BuiltPerson, text: string): Promise<number> => {
      const actor = await actorOf(by);
      const many = await prepareSearch(app.db, actor, words(text), (binds) => listedFor(actor, binds), 0);
      return many.countAtLeast(app.db);
    },
    finds: async (by: BuiltPerson, text: string) => (await search(by, text)).ids,
    suggested: async (by: BuiltPerson, q: string): Promise<Suggested> =>
      (await app.api.as(by).get("/api/search/suggest").query({ q }).expect(200)).body as Suggested,
    snippets: async (by: BuiltPerson, q: string, ...ids: number[]): Promise<Snippets> =>
      (await app.api.as(by).get("/api/search/snippets").query({ q, ids: ids.join() }).expect(200)).body as Snippets,
    say: async (id: number, comment: string, more: object = {}): Promise<number> => {
      const answer = await app.api
        .as(agent)
        .post(`/api/tickets/${id}/comments`)
        .send({ comment, ...more })
        .expect(201);
      return (answer.body as { id: number }).id;
    },
    file: async (subject: string, description: string, customerId = customer.id, more: object = {}): Promise<number> =>
      (await buildTicket(app.services, { subject, description, customerId, ...more })).id,
    /** A customer of that language. */
    speaks: async (locale: string): Promise<BuiltPerson> => {
      const person = await buildCustomer(app.db);
      await app.db.rows("UPDATE people SET locale = $2 WHERE id = $1", [person.id, locale]);
      return person;
    },
  };
}

export type SearchDesk = Awaited<ReturnType<typeof startSearchDesk>>;
