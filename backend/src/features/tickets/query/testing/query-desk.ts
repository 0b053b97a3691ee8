import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../../test/start-test-app.js";
import { priorities, statuses, type TicketRow } from "../../../../contract/index.js";
import { loadActor } from "../../../accounts/index.js";
import { readRules } from "../../../desk/index.js";
import { addComment } from "../../commands/add-comment.js";
import { updateTicket } from "../../commands/update-ticket.js";
import { systemActor } from "../../../../platform/actor.js";

const HOUR_MS = 3_600_000;
const TICKETS = 48;

/** A desk with something of everything, spread over three weeks. */
export async function buildQueryDesk() {
  const app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  const { db, services, ownerDb } = app;
  const admin = await buildAdmin(db, { fullName: "Ada Admin", timeZone: "Europe/Berlin" });
  const agent = await buildAgent(db, { fullName: "Ben O'Neil" });
  const luis = await buildCustomer(db, { fullName: "Luis Prado", email: "luis@prado.example" });
  const luisa = await buildCustomer(db, { fullName: "Luisa Quint", email: "luisa@quint.example" });
  const [here, there] = [await buildDepartment(db), await buildDepartment(db)];
  const team = await buildTeam(db, { name: 'The "A" team | one', memberIds: [agent.id], departmentIds: [here.id] });
  const skill = await buildSkill(db);
  const billing = await buildCategory(db, { name: "Billing" });
  const refunds = await buildCategory(db, { name: "Refunds" });
  await db.rows("UPDATE categories SET parent_id = $2 WHERE id = $1", [refunds.id, billing.id]);
  const lifts = await buildCategory(db, { name: "Lifts" });
  const categories = [billing, refunds, lifts];
  const rules = await readRules(db, services.config);
  const [staff, customer] = [await loadActor(db, admin.id), await loadActor(db, luis.id)];
  if (!staff || !customer) throw new Error("There are such people");
  for (let i = 0; i < TICKETS; i += 1) {
    if (i % 2 === 0) await app.clock.advance((1 + (i % 7) * 4) * HOUR_MS);
    const ticket = await buildTicket(services, {
      subject: i % 4 === 0 ? "A zebra in the lift" : "An elephant in the yard",
      customerId: i % 3 === 0 ? luis.id : luisa.id,
      categoryId: categories[i % 3]?.id ?? lifts.id,
      status: statuses[(i * 5) % 6],
      priority: priorities[(i * 3) % 4],
      departmentId: [null, here.id, there.id][i % 3] ?? null,
      teamId: i % 4 < 2 ? team.id : null,
      assigneeId: i % 5 === 0 ? agent.id : i % 5 === 1 ? admin.id : null,
    });
    const isClosed = statuses[(i * 5) % 6] === "closed";
    if (i % 4 === 1)
      await services.runWork(systemActor, (work) =>
        updateTicket(work, ticket.id, { tags: i % 8 === 1 ? ["vip"] : ["vip", "Flood"] }),
      );
    if (!isClosed && i % 3 !== 1)
      await services.runWork(staff, (work) =>
        addComment(work, ticket.id, { text: "Seen", isInternal: i % 2 === 0, attachmentIds: [], mentions: [] }, rules),
      );
    if (!isClosed && i % 6 === 0)
      await services.runWork(customer, (work) =>
        addComment(work, ticket.id, { text: "Well?", isInternal: false, attachmentIds: [], mentions: [] }, rules),
      );
    if (i % 7 === 0)
      await db.rows("INSERT INTO ticket_follows (person_id, ticket_id, level, since) VALUES ($1, $2, $3, app_now())", [
        admin.id,
        ticket.id,
        i % 2 === 0 ? "following" : "muted",
      ]);
    await ownerDb.rows(
      "UPDATE tickets SET escalation_level = $2, reopened_count = $3, skill_id = $4, channel = $5, is_sample = $6, received_at = created_at - $7 * interval '1 day' WHERE id = $1",
      [
        ticket.id,
        i % 3,
        i % 4 === 0 ? 2 : 0,
        i % 2 === 0 ? skill.id : null,
        i % 3 === 0 ? "phone" : "web",
        i % 11 === 0,
        i % 5,
      ],
    );
    if (i % 9 === 0) await addFile(app, ticket.id, null);
    if (i % 9 === 3) await addFile(app, ticket.id, "note");
    if (i % 13 === 5) await db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [ticket.id]);
  }
  await db.rows("UPDATE tags SET merged_into = (SELECT id FROM tags WHERE name = 'vip') WHERE name = 'unused'");
  return { app, admin, agent, luis, luisa, here, there, team, skill, billing, refunds, lifts };
}

export type QueryDesk = Awaited<ReturnType<typeof buildQueryDesk>>;

/** A file of a ticket itself, or of one of its notes where it has any. */
async function addFile({ ownerDb }: TestApp, ticketId: number, of: "note" | null): Promise<void> {
  const note = await ownerDb.one<{ id: number }>(
    "SELECT id FROM ticket_comments WHERE ticket_id = $1 AND is_internal LIMIT 1",
    [ticketId],
  );
  if (of === "note" && !note) return;
  await ownerDb.rows(
    `INSERT INTO attachments (id, ticket_id, comment_id, file_name, media_type, size, sha256, storage_key, created_at, claimed_at)
     VALUES ($1, $2, $3, 'a.txt', 'text/plain', 1, '\\x00', $1, app_now(), app_now())`,
    [String(ticketId).padStart(22, "x"), ticketId, of === "note" ? note?.id : null],
  );
}

/** All that a condition may be about, read plainly. */
export interface Facts {
  row: TicketRow;
  customerName: string;
  customerEmail: string;
  categoryPath: string;
  skillId: number | null;
  tags: string[];
  files: { isInternal: boolean }[];
  comments: { byStaff: boolean; isInternal: boolean }[];
  follow: string | null;
  receivedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
}

/** Everything that somebody is listed without a query, with what the tables have about it. */
export async function readFacts({ app }: QueryDesk, person: BuiltPerson): Promise<Facts[]> {
  const answer = await app.api.as(person).get("/api/tickets?limit=100").expect(200);
  const { data: rows } = answer.body as { data: TicketRow[] };
  return Promise.all(
    rows.map(async (row) => {
      const facts = await app.ownerDb.one<Omit<Facts, "row">>(
        `SELECT p.full_name AS "customerName", p.email AS "customerEmail", t.skill_id AS "skillId",
                coalesce(above.name || '/', '') || c.name AS "categoryPath",
                ARRAY(SELECT g.name FROM ticket_tags x JOIN tags g ON g.id = x.tag_id WHERE x.ticket_id = t.id) AS tags,
                coalesce((SELECT json_agg(json_build_object('isInternal', coalesce(m.is_internal, false))) FROM attachments a
                          LEFT JOIN ticket_comments m ON m.id = a.comment_id WHERE a.ticket_id = t.id), '[]') AS files,
                coalesce((SELECT json_agg(json_build_object('byStaff', m.by_staff, 'isInternal', m.is_internal) ORDER BY m.id)
                          FROM ticket_comments m WHERE m.ticket_id = t.id), '[]') AS comments,
                (SELECT f.level FROM ticket_follows f WHERE f.ticket_id = t.id AND f.person_id = $2) AS follow,
                t.received_at AS "receivedAt", t.resolved_at AS "resolvedAt", t.closed_at AS "closedAt"
         FROM tickets t JOIN people p ON p.id = t.customer_id JOIN categories c ON c.id = t.category_id
         LEFT JOIN categories above ON above.id = c.parent_id WHERE t.id = $1`,
        [row.id, person.id],
      );
      if (!facts) throw new Error("It is there");
      return { row, ...facts };
    }),
  );
}
