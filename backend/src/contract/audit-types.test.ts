import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { auditTypes } from "./audit-types.js";
import { errorCodes } from "./errors.js";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");
const listed = new Set(Object.entries(auditTypes).flatMap(([group, names]) => names.map((name) => `${group}.${name}`)));
const TYPE = /^[a-z_]+\.[a-z_]+$/;

/** Types in the sources that record, by reading them: a literal where a `type` is given, a union of types, SQL that inserts. */
function recordedIn(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  if (!/\brecord\w*\(|INSERT INTO events|EventType/.test(text)) return [];
  const found: string[] = [];
  const unions: string[] = [];
  const beginnings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && ts.isLiteralTypeNode(node.parent)) unions.push(node.text);
    if (ts.isPropertyAssignment(node) && node.name.getText() === "type") collect(node.initializer);
    if (
      (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) &&
      /INSERT INTO events\b/.test(node.getText())
    )
      found.push(...[...node.getText().matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type = ""]) => type));
    ts.forEachChild(node, visit);
  };
  const collect = (value: ts.Node): void => {
    if (ts.isStringLiteral(value)) found.push(value.text);
    if (ts.isTemplateExpression(value)) beginnings.push(value.head.text);
    ts.forEachChild(value, collect);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  const built = beginnings.flatMap((beginning) => unions.map((ending) => beginning + ending));
  return [...found, ...unions, ...built].filter((type) => TYPE.test(type));
}

test("Every type of event that the product records is in the list, so that the audit has words for it", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !/(^|\/)(contract|testing)\//.test(file),
  );
  const missing = files.flatMap((file) =>
    recordedIn(file)
      .filter((type) => !listed.has(type) && !(type in errorCodes))
      .map((type) => `${type} in ${file}`),
  );

  expect(missing).toEqual([]);
  // The search itself still finds what there is.
  expect(files.flatMap(recordedIn)).toEqual(
    expect.arrayContaining(["ticket.imported", "skill.archived", "sla.warned", "access.refused", "account.signed_in"]),
  );
});
