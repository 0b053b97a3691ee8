export interface Difference {
  from: unknown;
  to: unknown;
}

/** What a change comes to: the fields that get another value, with both. What is `undefined` is not asked to change. */
export function differences<Row extends object>(
  before: Row,
  wanted: { readonly [Field in keyof Row]?: Row[Field] | undefined },
): Partial<Record<keyof Row, Difference>> {
  const found: Partial<Record<keyof Row, Difference>> = {};
  for (const field of Object.keys(wanted) as (keyof Row)[]) {
    const [from, to] = [before[field], wanted[field]];
    if (to !== undefined && to !== from) found[field] = { from, to };
  }
  return found;
}

/**
 * The SET list of an UPDATE that makes these changes, and what it binds.
 *
 * @param columns the column of each field that may change: nothing else gets into the statement.
 * @param taken placeholders that the statement has already.
 */
export function assignments<Field extends string>(
  columns: Readonly<Record<Field, string>>,
  changes: Partial<Record<Field, Difference>>,
  taken: number,
): { sets: string; values: unknown[] } {
  const fields = Object.keys(changes) as Field[];
  return {
    sets: fields.map((field, i) => `${columns[field]} = $${taken + i + 1}`).join(", "),
    values: fields.map((field) => changes[field]?.to),
  };
}

/** The values that something new begins with, as changes from nothing; what it does not have is left out. */
export const firstValues = (values: Readonly<Record<string, unknown>>): Record<string, Difference> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, to]) => to !== null && to !== undefined)
      .map(([field, to]) => [field, { from: null, to }]),
  );

/** A secret's change: that there was one, and nothing of what it was or is. */
export const changedSecret: Difference = { from: "[hidden]", to: "[hidden]" };
