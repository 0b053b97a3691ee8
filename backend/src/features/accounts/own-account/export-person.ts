import { personId } from "../../../platform/actor.js";
import { notFound } from "../../../platform/errors.js";
import { takeExportTurn } from "../../../platform/export-turn.js";
import type { Context, FileAnswer } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { presentMe } from "../presenter.js";
import { findPerson } from "../queries.js";
import { presentSession } from "../sessions/presenter.js";
import { openSessionsOf } from "../sessions/queries.js";
import { writeArchive, type ArchivedComplaint } from "./write-archive.js";

/** What the export needs of features that come after this one; app.ts brings them together. */
export interface ExportDoors {
  /** A person's complaints as their customer sees them, with their files. */
  complaintsOf(services: Services, personId: number): AsyncIterable<ArchivedComplaint>;
  /** What they are writing, fit for JSON. */
  draftsOf(db: Services["db"], personId: number): Promise<object[]>;
  /** The canned responses that are theirs alone, likewise. */
  cannedOf(db: Services["db"], personId: number): Promise<object[]>;
  /** The views that are theirs alone, likewise. */
  viewsOf(db: Services["db"], personId: number): Promise<object[]>;
  /** The tickets that they follow, have muted or put aside, likewise. */
  standingsOf(db: Services["db"], personId: number): Promise<object[]>;
  /** The time that they booked, likewise. */
  timeOf(db: Services["db"], personId: number): Promise<object[]>;
  /** The browsers that show them alerts, likewise. */
  pushOf(db: Services["db"], personId: number): Promise<object[]>;
}

/**
 * Everything the desk knows of the caller and shows to them, as a ZIP file that is made while it is read. It is on
 * record before its first byte leaves.
 *
 * @throws AppError 409 `export.running` while another export of theirs runs.
 */
export async function exportPerson(
  services: Services,
  ctx: Pick<Context<"exportMe">, "actor" | "work">,
  doors: ExportDoors,
): Promise<FileAnswer> {
  const { db } = services;
  const id = personId(ctx.actor);
  const person = await findPerson(db, id);
  if (!person) throw notFound("Person");
  const { version: _version, pending_email: _pending, ...profile } = presentMe(person);
  const sessions = await openSessionsOf(db, id);
  const drafts = await doors.draftsOf(db, id);
  const canned = await doors.cannedOf(db, id);
  const views = await doors.viewsOf(db, id);
  const standings = await doors.standingsOf(db, id);
  const time = await doors.timeOf(db, id);
  const push = await doors.pushOf(db, id);

  const { turn, at } = await ctx.work(async (work) => {
    const taken = await takeExportTurn(work, id);
    await work.record({ type: "account.exported", object: { kind: "person", id }, data: { person_id: id } });
    return { turn: taken, at: work.now };
  });
  const stream = writeArchive(services, {
    turn,
    documents: {
      "profile.json": { exported_at: at.toISOString(), ...profile },
      ...(drafts.length > 0 && { "drafts.json": drafts }),
      ...(canned.length > 0 && { "canned-responses.json": canned }),
      ...(views.length > 0 && { "views.json": views }),
      ...(standings.length > 0 && { "followed-tickets.json": standings }),
      ...(time.length > 0 && { "tracked-time.json": time }),
      ...(push.length > 0 && { "browsers-with-alerts.json": push }),
      "sessions.json": sessions.map((session) => presentSession(session, ctx.actor.sessionId)),
    },
    complaints: doors.complaintsOf(services, id),
  });
  const fileName = `redress-data-${at.toISOString().slice(0, 10)}.zip`;
  return { stream, fileName, mediaType: "application/zip", size: null, inline: false };
}
