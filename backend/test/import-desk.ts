import { expect } from "@jest/globals";
import type { ImportDetail, ImportOptions } from "../src/contract/index.js";
import { buildAdmin, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

/** A desk at noon of 21 November 2026 with an admin who imports. */
export interface ImportDesk {
  app: TestApp;
  admin: BuiltPerson;
  upload(content: string | Buffer, name?: string): Promise<ImportDetail>;
  act(id: number, verb: "check" | "start" | "cancel", as?: BuiltPerson): Promise<{ status: number; body: unknown }>;
  read(id: number): Promise<ImportDetail>;
  /** Uploads, sets options, imports to the end. */
  bringIn(content: string | Buffer, options?: Partial<ImportOptions>, name?: string): Promise<ImportDetail>;
  tickets(): Promise<Record<string, unknown>[]>;
  count(table: string): Promise<number>;
}

export const simpleFile = "id,title,text,type\n1,Lift,It stopped.,Lifts\n2,Light,It is dark.,Lights\n";

export async function startImportDesk(): Promise<ImportDesk> {
  const app = await startTestApp({ now: "2026-11-21T12:00:00Z" });
  const admin = await buildAdmin(app.db);
  const as = app.api.as;

  const desk: ImportDesk = {
    app,
    admin,
    upload: async (content, name = "old.csv") => {
      const answer = await as(admin).post("/api/imports").attach("files", Buffer.from(content), name);
      expect(answer.status).toBe(201);
      return answer.body as ImportDetail;
    },
    act: async (id, verb, person = admin) => as(person).post(`/api/imports/${id}/${verb}`),
    read: async (id) => (await as(admin).get(`/api/imports/${id}`)).body as ImportDetail,
    bringIn: async (content, options = {}, name) => {
      const { id } = await desk.upload(content, name);
      const changed = await as(admin)
        .patch(`/api/imports/${id}`)
        .send({ options: { requester_email: "old@example.org", create_categories: true, ...options } });
      expect(changed.status).toBe(200);
      expect((await desk.act(id, "start")).status).toBe(202);
      await app.jobs.runAll();
      return desk.read(id);
    },
    tickets: () =>
      app.db.rows(
        `SELECT t.id, t.subject, b.description, t.status, t.priority, t.channel, c.name AS category, p.email AS customer,
                t.created_at, t.resolved_at, t.closed_at, t.next_due_at
         FROM tickets t JOIN ticket_bodies b ON b.ticket_id = t.id JOIN categories c ON c.id = t.category_id
         JOIN people p ON p.id = t.customer_id ORDER BY t.id`,
      ),
    count: async (table) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? -1,
  };
  return desk;
}
