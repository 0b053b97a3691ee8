import type { Availability } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { availabilityOf, stateColumn, type PersonRefRow } from "../../accounts/index.js";

export interface OwnAvailability {
  now: Availability;
  chosen: Availability;
}

export async function availabilityNow(queries: Queries, personId: number): Promise<OwnAvailability> {
  const row = await queries.one<OwnAvailability>(
    `SELECT ${stateColumn("a")} AS now, a.chosen FROM availabilities a WHERE a.person_id = $1`,
    [personId],
  );
  return row ?? { now: "available", chosen: "available" };
}

export interface ColleagueRow extends PersonRefRow {
  availability: Availability;
}

/** Those of some people who are on staff; whoever left the desk is still named. */
export async function colleaguesAmong(queries: Queries, ids: readonly number[]): Promise<ColleagueRow[]> {
  return queries.rows<ColleagueRow>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", ${availabilityOf("p.id")} AS availability
     FROM people p JOIN roles r ON r.id = p.role_id
     WHERE p.id = ANY ($1::bigint[]) AND r.is_staff AND NOT p.is_hidden
     ORDER BY lower(p.full_name), p.id`,
    [[...new Set(ids)]],
  );
}
