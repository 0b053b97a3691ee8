import type { Draft, Refusal } from "./rows/draft.js";
import { judgeRow, type Rules } from "./rows/judge-row.js";
import type { SourceRow } from "./source/file-source.js";

/** Rows that are settled together, in one transaction. */
export interface Batch {
  /** The last row before them: nothing may have been settled in between. */
  after: number;
  /** The last row of them. */
  last: number;
  drafts: Draft[];
  refusals: Refusal[];
}

const MOST_ROWS = 500;
/** Characters: few rows with long texts weigh as much as many with short ones. */
const MOST_TEXT = 1024 * 1024;

/** Judges the rows after a certain one and groups them. */
export async function* batchesOf(
  rows: AsyncIterable<SourceRow>,
  rules: Rules,
  after: number,
): AsyncGenerator<Batch, void, undefined> {
  let batch: Batch = { after, last: after, drafts: [], refusals: [] };
  let count = 0;
  let text = 0;
  for await (const row of rows) {
    if (row.number <= after) continue;
    const judged = judgeRow(row, rules);
    if ("draft" in judged) {
      batch.drafts.push(judged.draft);
      text += weightOf(judged.draft);
    } else {
      batch.refusals.push(...judged.refusals);
    }
    batch.last = row.number;
    count += 1;
    if (count < MOST_ROWS && text < MOST_TEXT) continue;
    yield batch;
    batch = { after: batch.last, last: batch.last, drafts: [], refusals: [] };
    count = 0;
    text = 0;
  }
  if (count > 0) yield batch;
}

const weightOf = ({ description, comments }: Draft) =>
  comments.reduce((sum, { body }) => sum + body.length, description.length);

/** Two halves that follow each other; null when it is a single row. */
export function halves(batch: Batch): [Batch, Batch] | null {
  const rows = [...new Set([...batch.drafts, ...batch.refusals].map(({ row }) => row))].sort((a, b) => a - b);
  const middle = rows[Math.ceil(rows.length / 2) - 1];
  if (middle === undefined || rows.length < 2) return null;
  const first = ({ row }: { row: number }) => row <= middle;
  const second = ({ row }: { row: number }) => row > middle;
  return [
    { after: batch.after, last: middle, drafts: batch.drafts.filter(first), refusals: batch.refusals.filter(first) },
    { after: middle, last: batch.last, drafts: batch.drafts.filter(second), refusals: batch.refusals.filter(second) },
  ];
}
