import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { endpoints } from "./endpoints.js";
import type { Endpoint } from "./endpoint.js";
import type { RouteName } from "./routes.js";

const names = Object.keys(endpoints) as RouteName[];
const partsOf = (name: RouteName) => {
  const { params, query, body }: Endpoint = endpoints[name];
  return Object.entries({ params, query, body }).flatMap(([part, schema]) => (schema ? [{ part, schema }] : []));
};

/** Where fields that nobody knows are dropped and not refused, each for a reason. */
const DROPPED = new Set([
  // A `role` is never obeyed, and never told of.
  "register body takes unknown fields",
  // Each calculation looks at its own fields, in a form that others write too.
  "evaluateSla body.items[] takes unknown fields",
  "evaluateSla body.items[].calendar takes unknown fields",
  "evaluateSla body.items[].calendar.hours takes unknown fields",
]);

/** What a schema takes, as JSON Schema says it. */
interface Node {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, Node>;
  additionalProperties?: boolean | Node;
  propertyNames?: Node;
  items?: Node | false;
  prefixItems?: Node[];
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  $ref?: string;
  $defs?: Record<string, Node>;
}

/** Formats that end by themselves. */
const SHORT_FORMATS = new Set(["date", "uuid"]);

/** A pattern that says how long its text can be: anchored, and nothing in it repeats without end. */
const isBounded = (pattern: string) => /^\^.*\$$/s.test(pattern) && !/(?<!\\)[*+]|\{\d+,\}/.test(pattern);

function* looseEnds(node: Node, path: string, defs: Record<string, Node>): Generator<string> {
  const within = (inner: Node, at: string) => looseEnds(inner, at, defs);
  if (node.$ref) return yield* within(defs[node.$ref.replace("#/$defs/", "")] ?? {}, path);
  for (const inner of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) yield* within(inner, path);
  if (node.anyOf || node.oneOf || node.allOf || node.enum || node.const !== undefined) return;
  if (Array.isArray(node.type)) {
    for (const type of node.type) yield* within({ ...node, type }, path);
    return;
  }
  switch (node.type) {
    case "object":
      if (node.additionalProperties === undefined || node.additionalProperties === true)
        yield `${path} takes unknown fields`;
      if (typeof node.additionalProperties === "object") yield* within(node.additionalProperties, `${path}.*`);
      if (node.propertyNames) yield* within(node.propertyNames, `${path} (names)`);
      for (const [key, inner] of Object.entries(node.properties ?? {})) yield* within(inner, `${path}.${key}`);
      return;
    case "array":
      if (node.prefixItems === undefined && node.maxItems === undefined)
        yield `${path} has no greatest number of entries`;
      for (const inner of [node.items, ...(node.prefixItems ?? [])]) if (inner) yield* within(inner, `${path}[]`);
      return;
    case "string":
      if (node.maxLength === undefined && !SHORT_FORMATS.has(node.format ?? "") && !isBounded(node.pattern ?? ""))
        yield `${path} has no greatest length`;
      return;
    case "integer":
    case "number": {
      const [low, high] = [node.minimum ?? node.exclusiveMinimum, node.maximum ?? node.exclusiveMaximum];
      if (low === undefined || high === undefined) yield `${path} has no bounds`;
      else if (Math.max(-low, high) > Number.MAX_SAFE_INTEGER) yield `${path} is larger than what can be told apart`;
      return;
    }
    case "boolean":
    case "null":
      return;
    default:
      yield `${path} takes anything`;
  }
}

/**
 * What is loose in the request, unless it is measured after it was tidied up (trimmed, split): a text of any length in a
 * body of a limited size, of which only so much is let through.
 */
function looseEndsOf(name: RouteName): string[] {
  return partsOf(name).flatMap(({ part, schema }) => {
    const [taken, tidied] = (["input", "output"] as const).map((io) => {
      const node = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Node;
      return [...looseEnds(node, part, node.$defs ?? {})];
    }) as [string[], string[]];
    return taken
      .filter((end) => end.endsWith("unknown fields") || tidied.includes(end))
      .filter((end) => !DROPPED.has(`${name} ${end}`));
  });
}

describe("what a route takes is known to its last field, and no text, list or number is without bounds", () => {
  test.each(names)("%s", (name) => expect(looseEndsOf(name)).toEqual([]));
});

test("the walk itself sees what is loose", () => {
  const loose = z.object({
    text: z.string(),
    list: z.array(z.boolean()),
    any: z.unknown(),
    number: z.number(),
    deep: z.strictObject({ inner: z.object({}).optional() }),
    pattern: z.string().regex(/^a+$/),
  });
  const node = z.toJSONSchema(loose, { io: "input", unrepresentable: "any" }) as Node;
  expect([...looseEnds(node, "body", {})]).toEqual([
    "body takes unknown fields",
    "body.text has no greatest length",
    "body.list has no greatest number of entries",
    "body.any takes anything",
    "body.number has no bounds",
    "body.deep.inner takes unknown fields",
    "body.pattern has no greatest length",
  ]);
});
