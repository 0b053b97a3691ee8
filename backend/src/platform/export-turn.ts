import { randomUUID } from "node:crypto";
import type { Queries } from "./db.js";
import { AppError } from "./errors.js";

/** Seconds after which a turn that nobody keeps is over: its process has died, or its reader sleeps. */
const KEPT_FOR = 300;

/** The right to run an export. One per person at a time, in all processes together. */
export interface ExportTurn {
  readonly personId: number;
  readonly token: string;
}

/** @throws AppError 409 `export.running` while another export of the person's runs. */
export async function takeExportTurn(queries: Queries, personId: number): Promise<ExportTurn> {
  const token = randomUUID();
  const taken = await queries.one(
    `INSERT INTO export_turns (person_id, token, until)
     VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
     ON CONFLICT (person_id) DO UPDATE SET token = EXCLUDED.token, until = EXCLUDED.until
       WHERE export_turns.until < clock_timestamp()
     RETURNING 1`,
    [personId, token, KEPT_FOR],
  );
  if (!taken) throw new AppError("export.running", 409, "Another export of yours is still running; wait until it ends");
  return { personId, token };
}

/** Says that the export goes on. */
export async function keepExportTurn(queries: Queries, { personId, token }: ExportTurn): Promise<void> {
  await queries.rows(
    "UPDATE export_turns SET until = clock_timestamp() + make_interval(secs => $3) WHERE person_id = $1 AND token = $2",
    [personId, token, KEPT_FOR],
  );
}

export async function endExportTurn(queries: Queries, { personId, token }: ExportTurn): Promise<void> {
  await queries.rows("DELETE FROM export_turns WHERE person_id = $1 AND token = $2", [personId, token]);
}
