import type { Work } from "../../platform/work.js";
import type { CategoryText } from "./models.js";

/** Replaces a category's texts in other languages than the desk's own. */
export async function setCategoryTexts(work: Work, categoryId: number, texts: readonly CategoryText[]): Promise<void> {
  await work.rows("DELETE FROM category_texts WHERE category_id = $1 AND language <> ALL ($2::text[])", [
    categoryId,
    texts.map(({ language }) => language),
  ]);
  await work.rows(
    `INSERT INTO category_texts (category_id, language, name, help)
     SELECT $1, t.language, t.name, t.help
     FROM jsonb_to_recordset($2::jsonb) AS t (language text, name text, help text)
     ON CONFLICT (category_id, language) DO UPDATE SET name = EXCLUDED.name, help = EXCLUDED.help`,
    [categoryId, JSON.stringify(texts)],
  );
}
