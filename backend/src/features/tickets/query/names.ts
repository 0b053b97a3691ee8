import { nearest, quoted, type FilterClause, type QueryError, type QueryValue } from "../../../contract/query/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { categoryIds, categoryPaths } from "./category-names.js";
import { nameLists, type NameList } from "./name-lists.js";
import { unknownAmong } from "./person-named.js";
import { wordOf } from "./reader.js";

/** The ids that each name of a query stands for. */
export type FoundNames = ReadonlyMap<QueryValue, readonly number[]>;

interface Wanted {
  field: string;
  value: QueryValue;
}

/** As many names as are compared with one that nobody knows. */
const COMPARED_AT_MOST = 500;

/**
 * Looks up all names of a query, in one round trip for all that lie in small tables. An unknown one is an error at its
 * place; another is suggested from what the actor can list anyway.
 */
export async function findNames(
  queries: Queries,
  actor: Actor,
  clauses: readonly FilterClause[],
): Promise<{ names: FoundNames; errors: QueryError[] }> {
  const wanted = clauses.flatMap(({ field, values }) =>
    values.flatMap((value) => (isName(field, value) ? [{ field, value }] : [])),
  );
  const of = (...fields: string[]) => wanted.filter(({ field }) => fields.includes(field));
  // One after the other: a search reads on one connection.
  const listed = await findListed(queries, actor, wanted);
  const inCategories = of("category").map(({ value }) => value);
  const categories = await categoryIds(queries, actor, inCategories);
  // Who may not look people up is not told who there is.
  const unknownPeople = actor.may("people.read") ? await unknownAmong(queries, of("from")) : [];
  const names = new Map([...listed, ...categories]);
  const missing = wanted.filter(({ field, value }) => field !== "from" && !names.get(value)?.length);
  const errors: QueryError[] = [];
  for (const one of missing) errors.push(await unknown(queries, actor, one));
  errors.push(...unknownPeople.map((one) => unknownName(one, null)));
  return { names, errors: errors.sort((a, b) => a.from - b.from) };
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  assignee: ["me", "none", "any"],
  from: ["me"],
  category: [],
};
const isName = (field: string, value: QueryValue): boolean =>
  (field in nameLists || field === "category" || field === "from") &&
  !(WORDS[field] ?? ["none", "any"]).includes(wordOf(value) ?? "");

async function findListed(
  queries: Queries,
  actor: Actor,
  wanted: readonly Wanted[],
): Promise<[QueryValue, number[]][]> {
  const asked = wanted.flatMap(({ field, value }) => {
    const list = nameLists[field];
    return list ? [{ field, value, list }] : [];
  });
  if (asked.length === 0) return [];
  const lists = new Map<string, NameList>(asked.map(({ field, list }) => [field, list]));
  const parts = [...lists].map(
    ([field, list]) =>
      `SELECT w.i::integer AS i, x.id FROM wanted w CROSS JOIN LATERAL (${list.found}) x WHERE w.field = '${field}'`,
  );
  const rows = await queries.rows<{ i: number; id: number }>(
    `WITH wanted AS (
       SELECT field, lower(name) AS name, begins, id, i, $5::bigint AS own_id, $6::boolean AS is_staff
       FROM unnest($1::text[], $2::text[], $3::boolean[], $4::bigint[]) WITH ORDINALITY AS w (field, name, begins, id, i)
     ) ${parts.join(" UNION ALL ")}`,
    [
      asked.map(({ field }) => field),
      asked.map(({ value }) => value.text.replace(/\s*\*$/, "")),
      asked.map(({ value }) => value.text.endsWith("*")),
      asked.map(({ value }) => (/^\d{1,15}$/.test(value.text) ? Number(value.text) : null)),
      actor.id,
      actor.isStaff,
    ],
  );
  const ids = asked.map((): number[] => []);
  for (const { i, id } of rows) ids[i - 1]?.push(id);
  return asked.map(({ value }, i) => [value, ids[i] ?? []]);
}

async function unknown(queries: Queries, actor: Actor, wanted: Wanted): Promise<QueryError> {
  const known =
    wanted.field === "category" ? await categoryPaths(queries, actor) : await listedNames(queries, actor, wanted.field);
  return unknownName(wanted, nearest(wanted.value.text.replace(/\*$/, ""), known));
}

const unknownName = ({ field, value }: Wanted, near: string | null): QueryError => ({
  code: "unknown_name",
  params: { field, value: value.text },
  from: value.from,
  to: value.to,
  ...(near !== null && { suggestion: quoted(near) }),
});

async function listedNames(queries: Queries, actor: Actor, field: string): Promise<string[]> {
  const list = nameLists[field];
  if (!list?.mayList(actor)) return [];
  const rows = await queries.rows<{ name: string }>(`${list.listed} LIMIT ${COMPARED_AT_MOST}`);
  return rows.map(({ name }) => name);
}
