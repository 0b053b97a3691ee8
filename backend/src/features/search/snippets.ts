import type { SearchSnippets } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import { cutSegments, wordsIn } from "./cut-segments.js";
import { readableWeights } from "./readable.js";
import { readTerms } from "./read-terms.js";
import { wordsOfQuery } from "./words-of-query.js";
import type { Scope } from "./words-in-reach.js";

type Field = SearchSnippets["data"][number]["field"];

interface Part {
  ticketId: number;
  field: Field;
  commentId: number | null;
  body: string;
  languages: string[];
}

/** Of a long conversation the newest messages are looked into. */
const MESSAGES = 30;
/** Of a long text the beginning. */
const LETTERS = 20_000;

/** Where in some tickets the words of a query are, one place each; of tickets in `scope`, and of what the actor reads there. */
export async function readSnippets(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  q: string,
  ids: readonly number[],
): Promise<SearchSnippets> {
  const { wanted, corrected } = await readTerms(queries, actor, wordsOfQuery(q), scope);
  if (wanted.length === 0) return { data: [], corrected: [] };
  const parts = await bestParts(queries, actor, scope, wanted, ids);
  const isHit = await hitsIn(queries, parts, wanted);
  const data = parts.map(({ ticketId, field, commentId, body }) => ({
    ticket_id: ticketId,
    field,
    comment_id: commentId,
    segments: cutSegments(body, isHit),
  }));
  return { data, corrected: [...corrected] };
}

/** Of each ticket the text with the most of the words; of equals what was said before what it is called. */
async function bestParts(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  wanted: readonly string[],
  ids: readonly number[],
): Promise<Part[]> {
  const weights = readableWeights(actor);
  const [forStaff, notes] = [weights.includes("C"), weights.includes("D")];
  const binds = new Placeholders();
  const asked = binds.add(ids);
  const terms = binds.add(wanted);
  return queries.rows<Part>(
    `WITH t AS (
       SELECT t.id, t.subject, t.customer_id, x.languages FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id
       WHERE t.id = ANY (${asked}::bigint[]) AND ${scope(binds)}
     ), part AS (
       SELECT t.id, 'description' AS field, NULL::bigint AS comment_id, b.description AS body, 2 AS place, t.languages
       FROM t JOIN ticket_bodies b ON b.ticket_id = t.id
       UNION ALL
       SELECT t.id, CASE WHEN m.is_internal THEN 'note' ELSE 'message' END, m.id, m.body, 1, t.languages
       FROM t CROSS JOIN LATERAL (
         SELECT m.id, m.is_internal, m.body FROM ticket_comments m WHERE m.ticket_id = t.id AND ${notes ? "true" : "NOT m.is_internal"}
         ORDER BY m.id DESC LIMIT ${MESSAGES}
       ) AS m
       UNION ALL
       SELECT t.id, 'subject', NULL, t.subject, 3, t.languages FROM t
       UNION ALL
       SELECT t.id, 'file', a.comment_id, a.file_name, 5, t.languages FROM t JOIN attachments a ON a.ticket_id = t.id
       LEFT JOIN ticket_comments m ON m.id = a.comment_id WHERE ${notes ? "true" : "m.is_internal IS NOT TRUE"}
       UNION ALL
       SELECT t.id, 'answer', NULL, v.text, 4, t.languages FROM t JOIN ticket_field_values v ON v.ticket_id = t.id
       JOIN custom_fields f ON f.id = v.field_id WHERE v.text IS NOT NULL AND ${actor.isStaff ? "true" : "f.audience <> 'staff'"}
       UNION ALL
       SELECT t.id, 'name', NULL, concat_ws(', ', c.full_name, c.email), 6, t.languages FROM t JOIN people c ON c.id = t.customer_id
       UNION ALL
       SELECT t.id, 'tag', NULL, g.name, 7, t.languages
       FROM t JOIN ticket_tags x ON x.ticket_id = t.id JOIN tags g ON g.id = x.tag_id WHERE ${String(forStaff)}
     ), found AS (
       SELECT part.*, (SELECT count(*) FROM unnest(${terms}::text[]) AS term WHERE v.words @@ term::tsquery) AS hits
       FROM part CROSS JOIN LATERAL (SELECT search_words_of(left(part.body, ${LETTERS}), 'A', part.languages) AS words) AS v
     )
     SELECT DISTINCT ON (f.id) f.id AS "ticketId", f.field, f.comment_id AS "commentId", left(f.body, ${LETTERS}) AS body, f.languages
     FROM found f WHERE f.hits > 0 ORDER BY f.id, f.hits DESC, f.place, f.comment_id`,
    binds.values,
  );
}

/**
 * Which words of some texts are hits, judged as the index does. Only those are asked about that begin like something that is looked
 * for; a phrase's words are marked wherever they stand.
 */
async function hitsIn(
  queries: Queries,
  parts: readonly Part[],
  wanted: readonly string[],
): Promise<(word: string) => boolean> {
  const beginnings = new Set(
    wanted.flatMap((term) => [...term.matchAll(/'~?([^']+)'/g)].map(([, lexeme = ""]) => beginningOf(lexeme))),
  );
  const words = new Set(
    parts.flatMap(({ body }) => wordsIn(body).flatMap(({ word }) => (beginnings.has(beginningOf(word)) ? [word] : []))),
  );
  const languages = [...new Set(parts.flatMap((part) => part.languages))];
  const hits = await queries.rows<{ word: string }>(
    `SELECT word FROM unnest($1::text[]) AS word
     WHERE EXISTS (SELECT FROM unnest($3::text[]) AS term WHERE search_words_of(word, 'A', $2::text[]) @@ term::tsquery)`,
    [[...words], languages, wanted.map((term) => term.replaceAll("<->", "|"))],
  );
  const found = new Set(hits.map(({ word }) => word));
  return (word) => found.has(word);
}

const beginningOf = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().slice(0, 2);
