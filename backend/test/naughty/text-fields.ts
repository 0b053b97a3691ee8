import type { z } from "zod";

/** A place in a body or query where a text is taken. */
export interface TextField {
  path: readonly string[];
  /** What judges the text there. */
  schema: z.ZodType;
}

/** Letters that no word of the contract has: what takes them takes texts. */
const probes = ["Zq w", "Zqw", "zqw@example.org", "2026-03-02", "A".repeat(22), "#abcdef", "zq"];

/** Every place of a schema that takes more texts than those it names itself. */
export function textFields(schema: z.ZodType, path: readonly string[] = []): TextField[] {
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  const below = (part: z.core.$ZodType, key?: string) =>
    textFields(part as z.ZodType, key === undefined ? path : [...path, key]);
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([key, part]) => below(part, key));
    case "optional":
    case "default":
    case "prefault":
    case "nullable":
      return below(def.innerType);
    case "array":
      return below(def.element, "0");
    case "tuple":
      return def.items.flatMap((item, i) => below(item, String(i)));
    case "enum":
    case "literal":
    case "boolean":
    case "number":
      return [];
    default:
      return probes.some((probe) => schema.safeParse(probe).success) ? [{ path, schema }] : [];
  }
}

/** The same value with another text at a place. */
export function withText(value: unknown, path: readonly string[], text: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? withText(item, rest, text) : item));
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [key]: withText(object[key], rest, text) };
}

/** What lies at a place; undefined where the way there ends. */
export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part !== null && typeof part === "object" ? Reflect.get(part, key) : undefined),
    value,
  );
}
