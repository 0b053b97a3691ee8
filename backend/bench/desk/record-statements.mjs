import pg from "pg";

/**
 * Looks on at all connections that this process has to PostgreSQL.
 *
 * @returns {{ take(goOn: boolean): import("./messages.js").Statement[] }}
 */
export function recordStatements() {
  let seen = [];
  let isOn = false;
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (first, ...rest) {
    const answer = query.call(this, first, ...rest);
    if (isOn) {
      const [text, values] =
        typeof first === "string" ? [first, Array.isArray(rest[0]) ? rest[0] : []] : [first.text, first.values ?? []];
      const statement = { text, values, id: null };
      seen.push(statement);
      if (answer instanceof Promise)
        answer.then(
          ({ rows }) => {
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
