import type { ImportPreview, ImportOptions, ImportMapping } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readFields } from "../fields/index.js";
import { batchesOf } from "./batches.js";
import { rulesFor } from "./rules.js";
import { Places } from "./places.js";
import type { Draft, Refusal } from "./rows/draft.js";
import { settle, type SettledBatch } from "./settle.js";
import type { FileSource, Reading } from "./source/file-source.js";
import { readRows } from "./source/read-rows.js";

export interface Trial extends Omit<Reading, "columns"> {
  fileHash: Buffer;
  mapping: ImportMapping;
  options: ImportOptions;
}

const SHOWN_REFUSALS = 20;
const SHOWN_TICKETS = 5;
const SHOWN_CATEGORIES = 50;
const SHOWN_DESCRIPTION = 300;

/**
 * Goes through a whole file as an import would, and writes nothing.
 *
 * @param onProgress told now and then what part of the file was read, from 0 to 1; false ends the trial.
 * @returns null when it was ended.
 * @throws UnreadableFile
 */
export async function tryImport(
  queries: Queries,
  trial: Trial,
  source: FileSource,
  onProgress: (part: number) => Promise<boolean> = async () => true,
): Promise<(ImportPreview & { rows: number }) | null> {
  const rules = await rulesFor(queries, trial);
  const places = await Places.load(queries);
  const ground = {
    ...trial,
    queries,
    places,
    fields: await readFields(queries),
    importId: null,
    seen: new Map<string, number>(),
  };
  const tally = new Tally(rules.now, places);
  let bytes = 0;
  const rows = readRows(source, trial, (read) => (bytes = read));
  for await (const batch of batchesOf(rows, rules, 0)) {
    const settled = await settle(ground, batch.drafts);
    tally.add(settled, batch.refusals);
    if (!(await onProgress(source.size === 0 ? 1 : Math.min(1, bytes / source.size)))) return null;
  }
  return tally.result();
}

/** Counts what would happen and keeps a few examples of it. */
class Tally {
  private importable = 0;
  private skipped = 0;
  private refused = 0;
  private readonly newPeople = new Set<string>();
  private readonly newCategories = new Map<string, string>();
  private readonly reasons = new Map<string, { field: string; reason: string; rows: number }>();
  private readonly refusals: Refusal[] = [];
  private readonly tickets: ImportPreview["tickets"] = [];

  constructor(
    private readonly now: Date,
    private readonly places: Places,
  ) {}

  add(settled: SettledBatch, unreadable: readonly Refusal[]): void {
    const refusals = [...unreadable, ...settled.refusals].sort((a, b) => a.row - b.row);
    this.importable += settled.fresh.length;
    this.skipped += settled.skipped;
    this.refused += new Set(refusals.map(({ row }) => row)).size;
    for (const path of settled.newCategories) this.newCategories.set(path.toLowerCase(), path);
    for (const { draft, place, priority } of settled.fresh) {
      const email = draft.requesterEmail;
      if (email !== null && !settled.people.find(email)) this.newPeople.add(email);
      if (this.tickets.length < SHOWN_TICKETS)
        this.tickets.push(
          this.look(draft, place && this.places.nameOf(place.categoryId), priority ?? place?.priority ?? "medium"),
        );
    }
    for (const refusal of refusals) this.count(refusal);
  }

  result(): ImportPreview & { rows: number } {
    return {
      rows: this.importable + this.skipped + this.refused,
      importable: this.importable,
      skipped: this.skipped,
      refused: this.refused,
      new_people: this.newPeople.size,
      new_categories: [...this.newCategories.values()].slice(0, SHOWN_CATEGORIES),
      reasons: [...this.reasons.values()].sort((a, b) => b.rows - a.rows).slice(0, SHOWN_REFUSALS),
      refusals: this.refusals,
      tickets: this.tickets,
    };
  }

  private count(refusal: Refusal): void {
    const { field, reason } = refusal;
    const key = `${field} ${reason}`;
    const known = this.reasons.get(key) ?? { field, reason, rows: 0 };
    this.reasons.set(key, { ...known, rows: known.rows + 1 });
    if (this.refusals.length < SHOWN_REFUSALS) this.refusals.push(refusal);
  }

  private look(
    draft: Draft,
    category: string | null,
    priority: ImportPreview["tickets"][number]["priority"],
  ): ImportPreview["tickets"][number] {
    return {
      row: draft.row,
      subject: draft.subject,
      description: draft.description.slice(0, SHOWN_DESCRIPTION).toWellFormed(),
      category: category ?? draft.category ?? "",
      requester: draft.requesterName ?? draft.requesterEmail ?? "",
      status: draft.status,
      priority,
      created_at: (draft.createdAt ?? this.now).toISOString(),
    };
  }
}
