import { buildAgent, buildCustomer, type BuiltPerson } from "./factories/index.js";
import { startClamd, type FakeClamd } from "./fakes/clamd.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

/** A desk with a scanner, and what tests of it ask over and over. */
export interface ScanDesk {
  app: TestApp;
  clamd: FakeClamd;
  customer: BuiltPerson;
  agent: BuiltPerson;
  upload(content: string, by?: BuiltPerson, name?: string): Promise<{ id: string; sha256: string }>;
  /** The content, or the status and code of the refusal. */
  download(id: string, by?: BuiltPerson, query?: string): Promise<string | [number, string]>;
  row(id: string): Promise<object | null>;
  /** Those of the scanner. `minutes`: until the next try. */
  jobs(): Promise<{ attempts: number; last_error: string | null; minutes: number; priority: number }[]>;
  /** Has all jobs due now. */
  rewind(): Promise<unknown>;
  /** Contents in the storage. */
  stored(): Promise<number>;
  events(): Promise<{ type: string }[]>;
  close(): Promise<void>;
}

export async function startScanDesk(): Promise<ScanDesk> {
  const clamd = await startClamd();
  const app = await startTestApp({ config: { scanAt: clamd.address } });
  const customer = await buildCustomer(app.db);
  const agent = await buildAgent(app.db);
  return {
    app,
    clamd,
    customer,
    agent,
    upload: async (content, by = customer, name = "letter.txt") =>
      (await app.api.as(by).post("/api/attachments").attach("files", Buffer.from(content), name)).body.data[0],
    download: async (id, by = customer, query = "") => {
      const { status, body, text } = await app.api.as(by).get(`/api/attachments/${id}${query}`);
      return status === 200 ? text : [status, body.code];
    },
    row: (id) =>
      app.db.one("SELECT scan_state, finding, storage_key IS NOT NULL AS kept FROM attachments WHERE id = $1", [id]),
    jobs: () =>
      app.db.rows(
        `SELECT attempts, last_error, priority, (extract(epoch FROM run_at - clock_timestamp()) / 60)::float8 AS minutes
           FROM graphile_worker.jobs WHERE task_identifier = 'scan_file' ORDER BY id`,
      ),
    rewind: () => app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 s'"),
    stored: async () => {
      const keys: string[] = [];
      for await (const { key } of app.services.storage.list()) keys.push(key);
      return keys.length;
    },
    events: () =>
      app.db.rows(
        `SELECT e.type, e.ticket_id, e.object_kind, e.object_id, e.actor_kind, e.is_internal, e.data, d.data AS details
           FROM events e LEFT JOIN event_details d ON d.event_id = e.id WHERE e.type LIKE 'attachment.%' ORDER BY e.id`,
      ),
    close: async () => {
      await clamd.close();
      await app.close();
    },
  };
}
