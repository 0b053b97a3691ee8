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
