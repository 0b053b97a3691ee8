/**
 * Writes again what a request wrote, on another ticket. What PostgreSQL numbered then it numbers anew, and later
 * statements say the new number wherever the old one stood.
 *
 * @param {import("pg").Pool} pool
 * @param {import("./messages.js").Run} run
 * @param {number | undefined} target
 * @returns {Promise<unknown[]>} the last rows.
 */
export async function replay(pool, run, target) {
  const renamed = new Map();
  if (run.ticketId !== undefined && target !== undefined) renamed.set(run.ticketId, target);
  const client = await pool.connect();
  try {
    let rows = [];
    for (const { text, values, id } of run.statements) {
      const answer = await client.query(
        text,
        values.map((value) => renamedIn(value, renamed)),
      );
      const given = answer.rows?.[0]?.id;
      if (id !== null && text.includes("INSERT") && typeof given === "number" && given !== id) renamed.set(id, given);
      if (answer.rows?.length) ({ rows } = answer);
    }
    return rows;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

function renamedIn(value, renamed) {
  if (typeof value === "number") return renamed.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamedIn(each, renamed));
  if (typeof value !== "string" || !/\d{4}/.test(value)) return value;
  return value.replace(/(?<![\d.-])\d{4,}(?![\d.:-])/g, (digits) => String(renamed.get(Number(digits)) ?? digits));
}
