import type { FieldValue } from "../../contract/index.js";
import { wallClock } from "../../platform/clock.js";
import type { Queries } from "../../platform/db.js";
import { lastChangeOf } from "../desk/index.js";
import type { Field, StoredAnswers } from "./models.js";

const cacheMillis = 2_000;

/** Per pool, as the desk's settings are. */
const remembered = new WeakMap<Queries, { fields: Field[]; until: number; round: number }>();
let round = 0;

const select = `
  SELECT f.id, f.key, f.label, f.help, f.type, f.required, f.audience, f.minimum::float8, f.maximum::float8,
         f.decimals::integer, f.earliest::text, f.latest::text, f.position, f.texts, f.archived_at AS "archivedAt",
         f.version, ${lastChangeOf("f.")} AS changed,
         coalesce((SELECT json_agg(json_build_object('key', o.key, 'label', o.label, 'archived', o.is_archived) ORDER BY o.position)
                   FROM custom_field_options o WHERE o.field_id = f.id), '[]') AS options,
         coalesce((SELECT json_agg(x.category_id ORDER BY x.category_id)
                   FROM custom_field_categories x WHERE x.field_id = f.id), '[]') AS "chosenCategoryIds",
         coalesce((SELECT json_agg(c.id ORDER BY c.id)
                   FROM categories c LEFT JOIN categories above ON above.id = c.parent_id
                   WHERE EXISTS (SELECT FROM custom_field_categories x
                                 WHERE x.field_id = f.id AND x.category_id IN (c.id, c.parent_id, above.parent_id))), '[]') AS "categoryIds"
  FROM custom_fields f`;
const inOrder = "ORDER BY f.position, f.id";

/** All fields as they are now, archived ones too, in the order of forms. */
export const readFieldsAnew = (queries: Queries): Promise<Field[]> => queries.rows(`${select} ${inOrder}`);

/** The same, as they were at most 2 seconds ago where another process changed them; within a transaction as they are now. */
export async function readFields(queries: Queries): Promise<Field[]> {
  if (!("sequelize" in queries)) return readFieldsAnew(queries);
  const known = remembered.get(queries);
  if (known && known.round === round && wallClock.millis() < known.until) return known.fields;
  const begun = round;
  const fields = await readFieldsAnew(queries);
  remembered.set(queries, { fields, until: wallClock.millis() + cacheMillis, round: begun });
  return fields;
}

/** What was read so far is old: called once a change is on disk. */
export function forgetFields(): void {
  round += 1;
}

export const findField = (queries: Queries, id: number): Promise<Field | null> =>
  queries.one(`${select} WHERE f.id = $1`, [id]);

/** Does any ticket answer it? */
export async function isInUse(queries: Queries, fieldId: number): Promise<boolean> {
  const row = await queries.one<{ used: boolean }>(
    "SELECT EXISTS (SELECT FROM ticket_field_values WHERE field_id = $1) AS used",
    [fieldId],
  );
  return row?.used === true;
}

type ValueJson = { id: number; values: (string | number | boolean)[] };
/** As `answersColumn` reads them. */
export type AnswersJson = ValueJson[];

/** A column for a SELECT: a ticket's answers, for `storedAnswers` to read. */
export const answersColumn = (ticketId: string): string => `
  (SELECT coalesce(json_agg(json_build_object('id', a.field_id, 'values', a.given)), '[]')
   FROM (SELECT v.field_id, json_agg(coalesce(to_json(v.text), to_json(v.number), to_json(v.date), to_json(v.yes), to_json(v.option))) AS given
         FROM ticket_field_values v WHERE v.ticket_id = ${ticketId} GROUP BY v.field_id) a)`;

/** Answers as the contract has them: one value, or those of several choices in the order of the options. */
export function storedAnswers(fields: readonly Field[], json: AnswersJson): StoredAnswers {
  const byId = new Map(json.map(({ id, values }) => [id, values]));
  return new Map(
    fields.flatMap((field): [number, FieldValue][] => {
      const values = byId.get(field.id);
      const [only] = values ?? [];
      if (!values || only === undefined) return [];
      if (field.type !== "multi_choice") return [[field.id, only]];
      return [[field.id, field.options.map(({ key }) => key).filter((key) => values.includes(key))]];
    }),
  );
}

/** The answers of several tickets at once, by ticket. */
export async function answersOf(
  queries: Queries,
  fields: readonly Field[],
  ticketIds: readonly number[],
): Promise<Map<number, StoredAnswers>> {
  const rows = await queries.rows<{ id: number; answers: AnswersJson }>(
    `SELECT t.id, ${answersColumn("t.id")} AS answers FROM unnest($1::bigint[]) AS t (id)`,
    [ticketIds],
  );
  return new Map(rows.map(({ id, answers }) => [id, storedAnswers(fields, answers)]));
}
