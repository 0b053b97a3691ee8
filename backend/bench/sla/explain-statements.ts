import type { Queries } from "../../src/platform/db.js";

/** How PostgreSQL went about a statement. */
export interface Explained {
  sql: string;
  milliseconds: number;
  /** Pages of 8 kB that were looked at. */
  pages: number;
  /** Scans of a table from one end to the other, and what else looked at far more rows than it needed. */
  wasteful: string[];
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Plan[];
}

interface Answer {
  "QUERY PLAN": [{ Plan: Plan; "Planning Time": number; "Execution Time": number }];
}

/** Rows that may be read in vain before it is worth a word. */
const IN_VAIN = 5000;

/**
 * The same queries, each explained, as it runs, before it is made. In a transaction: what the explaining changes is taken back.
 *
 * @param seen where the explanations go.
 */
export function explaining(tx: Queries, seen: Explained[]): Queries {
  const explain = async (sql: string, binds: readonly unknown[] = []) => {
    await tx.rows("SAVEPOINT explained");
    const [answer] = await tx.rows<Answer>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, binds);
    await tx.rows("ROLLBACK TO SAVEPOINT explained");
    const found = answer?.["QUERY PLAN"][0];
    if (!found) throw new Error("A statement was not explained");
    const { Plan: plan } = found;
    seen.push({
      sql,
      milliseconds: found["Planning Time"] + found["Execution Time"],
      pages: (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0),
      wasteful: wasteOf(plan),
    });
  };
  return {
    rows: async (sql, binds) => {
      await explain(sql, binds);
      return tx.rows(sql, binds);
    },
    one: async (sql, binds) => {
      await explain(sql, binds);
      return tx.one(sql, binds);
    },
  };
}

function wasteOf(plan: Plan): string[] {
  const table = plan["Relation Name"];
  const removed = (plan["Rows Removed by Filter"] ?? 0) * plan["Actual Loops"];
  const read = plan["Actual Rows"] * plan["Actual Loops"] + removed;
  const whole = plan["Node Type"] === "Seq Scan" && read > IN_VAIN;
  const own =
    table && (whole || removed > IN_VAIN) ? [`${plan["Node Type"]} of ${table}, ${Math.round(read)} rows read`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wasteOf)];
}
