import type { z } from "zod";

export interface Fitting {
  /** Also the fields that may be left out. */
  whole?: boolean;
  /** What a field is given, by its path from the top; undefined: the first thing that fits. */
  valueOf?: (path: readonly string[]) => unknown;
}

/** Texts of every kind that the contract has a form for. The first that a schema takes is the one sent. */
const texts = [
  "Something",
  "1",
  "new",
  "low",
  "name@example.org",
  "2026-03-02T09:00:00Z",
  "2026-03-02",
  "09:00",
  "en",
  "UTC",
  "2h",
  "123456",
  "#3b50ce",
  "true",
  "YYYY-MM-DD",
  "A".repeat(22),
  "a0",
  "",
];
const numbers = [1, 0, 7, 1024, 100, -1];

/**
 * A value that a schema of the contract takes: as little as it asks for, or everything.
 * @throws Error naming the field for which nothing fits: it needs a value of its own.
 */
export function fittingValue(schema: z.ZodType, fitting: Fitting = {}, path: readonly string[] = []): unknown {
  const own = fitting.valueOf?.(path);
  if (own !== undefined) return own;
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  const inner = (part: z.core.$ZodType, key: string) => fittingValue(part as z.ZodType, fitting, [...path, key]);
  const same = (part: z.core.$ZodType) => fittingValue(part as z.ZodType, fitting, path);
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape).map(([key, part]) => [key, inner(part, key)] as const);
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    }
    case "optional":
    case "default":
    case "prefault":
      return fitting.whole ? same(def.innerType) : undefined;
    case "nullable":
      return fitting.whole ? same(def.innerType) : null;
    case "array":
      return !fitting.whole && schema.safeParse([]).success ? [] : [inner(def.element, "0")];
    case "tuple":
      return def.items.map((item, i) => inner(item, String(i)));
    case "union":
      return same(def.options[0] as z.core.$ZodType);
    case "record":
      return {};
    case "literal":
      return def.values[0];
    default:
      return firstThatFits(
        schema,
        def.type === "enum" ? Object.values(def.entries) : [...texts, ...numbers, true],
        path,
      );
  }
}

function firstThatFits(schema: z.ZodType, candidates: readonly unknown[], path: readonly string[]): unknown {
  const fits = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (fits === undefined) throw new Error(`Nothing fits ${path.join(".") || "the whole"}`);
  return fits;
}
