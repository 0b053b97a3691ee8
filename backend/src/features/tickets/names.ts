import type { Queries } from "../../platform/db.js";

export interface Named {
  id: number;
  name: string;
}

/** A person as events name them: a sentence can be made of it later. */
export async function namedPerson(queries: Queries, id: number | null): Promise<Named | null> {
  if (id === null) return null;
  return queries.one<Named>("SELECT id, full_name AS name FROM people WHERE id = $1", [id]);
}

/** Is this one of the sample data's people, whom nothing real may be left to? */
export async function isMadeUp(queries: Queries, personId: number): Promise<boolean> {
  return (await queries.one("SELECT 1 FROM people WHERE id = $1 AND is_sample", [personId])) !== null;
}
