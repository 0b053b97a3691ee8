import type { Queries } from "../../../platform/db.js";

/** Room for the number that tells two apart. */
const LONGEST = 50;

/**
 * A key for a new role, which it keeps whatever it is called later: "Night shift" becomes "custom_night_shift". The
 * beginning keeps it apart from the built-in roles, those of later versions included.
 */
export async function newRoleKey(queries: Queries, name: string): Promise<string> {
  const word = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const wanted = `custom_${word || "role"}`.slice(0, LONGEST);
  const taken = await queries.rows<{ key: string }>("SELECT key FROM roles WHERE starts_with(key, $1)", [wanted]);
  const keys = new Set(taken.map(({ key }) => key));
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? wanted : `${wanted}_${n}`;
    if (!keys.has(key)) return key;
  }
}
