import type { Work } from "../../../platform/work.js";
import { addPeople } from "../../accounts/index.js";
import { createCategory } from "../../directory/index.js";
import { holdFields } from "../../fields/index.js";
import { importTickets, type TicketToImport } from "../../tickets/index.js";
import type { Batch } from "../batches.js";
import type { People } from "../people.js";
import { pathParts, type Place, type Places } from "../places.js";
import { countBatch, holdImport, writeOrigins, writeRefusals } from "../queries.js";
import type { Draft } from "../rows/draft.js";
import { categoryOf, settle, type Ground, type Settled } from "../settle.js";

/** What became of a batch. `stopped`: somebody stopped the import. `taken`: another process has settled these rows. */
export type BatchResult = { imported: number; skipped: number; refused: number } | "stopped" | "taken";

/** One import in its run. */
export interface Run extends Omit<Ground, "queries" | "fields"> {
  importId: number;
  fileName: string;
}

/**
 * Settles the next rows of an import: all of them become tickets, are skipped or refused, and the import remembers how
 * far it is; or nothing of this happened. So a run that was killed goes on at the first row that is not settled.
 */
export async function importBatch(work: Work, run: Run, batch: Batch): Promise<BatchResult> {
  // One batch at a time in the whole desk: what another import has just brought in is here when this one looks.
  await work.rows("SELECT pg_advisory_xact_lock(hashtext('import'))");
  const held = await holdImport(work, run.importId);
  if (held?.state !== "running") return "stopped";
  if (held.lastRow !== batch.after) return "taken";

  const fields = await holdFields(work, [...new Set(batch.drafts.flatMap(({ answers }) => Object.keys(answers)))]);
  const settled = await settle({ ...run, queries: work, fields }, batch.drafts);
  for (const path of settled.newCategories) await makeCategory(work, run.places, path);
  const idByEmail = await addPeople(work, strangersOf(settled.fresh, settled.people));
  const personId = (email: string) => settled.people.find(email)?.id ?? idByEmail.get(email) ?? null;
  const tickets = settled.fresh.map((row) => ticketOf(row, run, settled.people, personId));
  const ids = await importTickets(work, tickets);
  await writeOrigins(
    work,
    run,
    settled.fresh.map(({ draft }, index) => ({ draft, ticketId: ids[index] ?? 0 })),
  );

  const refusals = [...batch.refusals, ...settled.refusals];
  await writeRefusals(work, run.importId, refusals);
  const result = {
    imported: ids.length,
    skipped: settled.skipped,
    refused: new Set(refusals.map(({ row }) => row)).size,
  };
  await countBatch(work, run.importId, batch.last, result);
  return result;
}

/** The missing part of a path, level by level. Another row of the batch may have had it made already. */
async function makeCategory(work: Work, places: Places, path: string): Promise<void> {
  if (places.findCategory(path)) return;
  const reached = places.reach(pathParts(path));
  if ("problem" in reached) throw new Error(`The category ${path} was to be made, and cannot be`);
  let { parentId } = reached;
  for (const name of reached.missing) {
    const id = await createCategory(work, { name, parentId });
    places.addCategory({ id, parentId, name });
    parentId = id;
  }
}

/** Requesters who are not here yet, each once, called as the file calls them first. */
function strangersOf(rows: readonly Settled[], people: People): { email: string; fullName: string }[] {
  const names = new Map<string, string>();
  for (const { draft } of rows) {
    const email = draft.requesterEmail;
    if (email === null || people.find(email) || names.has(email)) continue;
    names.set(email, draft.requesterName ?? email.split("@")[0] ?? email);
  }
  return [...names].map(([email, fullName]) => ({ email, fullName }));
}

function ticketOf(row: Settled, run: Run, people: People, personId: (email: string) => number | null): TicketToImport {
  const { draft } = row;
  const place = row.place ?? placeNow(draft, run);
  const customerId = draft.requesterEmail === null ? null : personId(draft.requesterEmail);
  if (customerId === null) throw new Error(`Row ${draft.row} has lost its requester`);
  return {
    ...place,
    subject: draft.subject,
    description: draft.description,
    status: draft.status,
    priority: row.priority ?? place.priority,
    customerId,
    assigneeId: row.assigneeId,
    createdAt: draft.createdAt,
    resolvedAt: draft.resolvedAt,
    closedAt: draft.closedAt,
    tags: draft.tags,
    answers: row.answers,
    comments: draft.comments.map((comment) => {
      const author = comment.authorEmail === null ? null : people.find(comment.authorEmail);
      const byCustomer = comment.authorEmail !== null && comment.authorEmail === draft.requesterEmail;
      return {
        body: comment.body,
        isInternal: comment.isInternal,
        createdAt: comment.createdAt,
        authorId: byCustomer ? customerId : (author?.id ?? null),
        byStaff: comment.byStaff ?? (!byCustomer && author?.isStaff === true),
      };
    }),
    origin: {
      import_id: run.importId,
      file: run.fileName,
      row: draft.row,
      ...(draft.externalId !== null && { external_id: draft.externalId }),
    },
  };
}

/** Of a category that was made for this batch. */
function placeNow(draft: Draft, { places, options }: Run): Place {
  const category = categoryOf(draft.category, places, options);
  if (!("id" in category)) throw new Error(`Row ${draft.row} has lost its category`);
  const department = draft.department === null ? null : places.findDepartment(draft.department);
  return places.placeOf(category.id, department && "id" in department ? department.id : null);
}
