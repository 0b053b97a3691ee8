import type { Status, Suggestions } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import { seesFew } from "./read-terms.js";
import { wordsInReach, type Scope } from "./words-in-reach.js";

/** Of each kind. */
const AT_MOST = 5;
/** The newest tickets in reach, whose subjects are looked through. */
const RECENT = 500;
/** Behind every other letter. */
const LAST = "\u{10FFFF}";

/** Taking accents off costs most of it, where most subjects have none. */
const plainSubject = `CASE WHEN octet_length(t.subject) = length(t.subject) THEN search_plain(t.subject)
  ELSE unaccent(search_plain(t.subject)) END`;

type FoundTicket = Pick<Suggestions["tickets"][number], "id" | "subject"> & { status: Status };

/** What somebody may be looking for, from what they see. */
export async function suggest(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  typed: string,
): Promise<{ tickets: FoundTicket[]; people: Suggestions["people"]; words: string[] }> {
  const words = await plainWords(queries, typed);
  const tickets = await findTickets(queries, scope, typed, words);
  const people = await findPeople(queries, actor, typed);
  const completed = await completions(queries, actor, scope, words.at(-1) ?? "");
  return { tickets, people, words: completed };
}

async function plainWords(queries: Queries, typed: string): Promise<string[]> {
  const row = await queries.one<{ plain: string }>("SELECT unaccent(search_plain($1)) AS plain", [typed]);
  return (row?.plain ?? "").split(" ").filter((word) => word !== "");
}

/** By number, or among the newest those whose subject has words that begin like all that was typed. */
async function findTickets(
  queries: Queries,
  scope: Scope,
  typed: string,
  words: readonly string[],
): Promise<FoundTicket[]> {
  const binds = new Placeholders();
  const number = /^(?:cmp-)?0*([1-9]\d{0,14})$/i.exec(typed)?.[1];
  if (number !== undefined) {
    const id = `t.id = ${binds.add(Number(number))}::bigint`;
    return queries.rows(
      `SELECT t.id, t.subject, t.status FROM tickets t WHERE ${id} AND ${scope(binds)}`,
      binds.values,
    );
  }
  if (words.length === 0) return [];
  const begins = words.map((word) => `' ' || r.plain LIKE ${binds.add(`% ${word}%`)}::text`);
  return queries.rows(
    `SELECT r.id, r.subject, r.status FROM (
       SELECT t.id, t.subject, t.status, ${plainSubject} AS plain FROM tickets t WHERE ${scope(binds)}
       ORDER BY t.created_at DESC, t.id DESC LIMIT ${RECENT}
     ) AS r WHERE ${begins.join(" AND ")} LIMIT ${AT_MOST}`,
    binds.values,
  );
}

/** By the beginning of a name or an address, for those who read the list of people. */
async function findPeople(queries: Queries, actor: Actor, typed: string): Promise<Suggestions["people"]> {
  const mayRead = actor.may("people.read") && (actor.key === null || actor.key.scopes.includes("people:read"));
  const begin = typed.toLowerCase();
  if (!mayRead || [...begin].length < 2) return [];
  const shown = "p.deleted_at IS NULL AND NOT p.is_hidden";
  const columns = "p.id, p.full_name, p.email";
  return queries.rows(
    `(SELECT ${columns} FROM people p WHERE lower(p.full_name) ~>=~ $1 AND lower(p.full_name) ~<~ $2 AND ${shown} ORDER BY lower(p.full_name) USING ~<~ LIMIT ${AT_MOST})
     UNION
     (SELECT ${columns} FROM people p WHERE search_last_name(p.full_name) ~>=~ $1 AND search_last_name(p.full_name) ~<~ $2 AND ${shown} ORDER BY search_last_name(p.full_name) USING ~<~ LIMIT ${AT_MOST})
     UNION
     (SELECT ${columns} FROM people p WHERE p.email ~>=~ $1 AND p.email ~<~ $2 AND ${shown} ORDER BY p.email USING ~<~ LIMIT ${AT_MOST})
     ORDER BY full_name, id LIMIT ${AT_MOST}`,
    [begin, begin + LAST],
  );
}

/** What a word that has been begun may become. */
async function completions(queries: Queries, actor: Actor, scope: Scope, begun: string): Promise<string[]> {
  // Who sees few tickets has few words; of the lexicon one letter begins too many.
  if ([...begun].length < (seesFew(actor) ? 1 : 2)) return [];
  const found = await wordsInReach(
    queries,
    actor,
    scope,
    (binds, word) => `${word} >= ${binds.add(begun)}::text AND ${word} < ${binds.add(begun + LAST)}::text`,
    AT_MOST + 1,
  );
  return found.flatMap(({ word }) => (word === begun ? [] : [word])).slice(0, AT_MOST);
}
