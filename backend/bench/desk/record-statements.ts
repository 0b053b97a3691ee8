import pg from "pg";
import type { Statement } from "./messages.js";

interface Config {
  text: string;
  values?: unknown[];
}
type Query = (this: pg.Client, first: string | Config, ...rest: unknown[]) => unknown;

/** Looks on at all connections that this process has to PostgreSQL. */
export function recordStatements(): { take(goOn: boolean): Statement[] } {
  let seen: Statement[] = [];
  let isOn = false;
  const client = pg.Client.prototype as unknown as { query: Query };
  const query = client.query;
  client.query = function (first, ...rest) {
    const answer = query.call(this, first, ...rest);
    if (isOn) {
      const [text, values] =
        typeof first === "string"
          ? [first, Array.isArray(rest[0]) ? (rest[0] as unknown[]) : []]
          : [first.text, first.values ?? []];
      const statement: Statement = { text, values, id: null };
      seen.push(statement);
      if (answer instanceof Promise)
        answer.then(
          ({ rows }: pg.QueryResult<{ id?: unknown }>) => {
            const id = rows?.[0]?.id;
            if (typeof id === "number") statement.id = id;
          },
          () => undefined, // told to whoever asked
        );
    }
    return answer;
  };
  return {
    take: (goOn) => {
      const taken = seen;
      [seen, isOn] = [[], goOn];
      return taken;
    },
  };
}
