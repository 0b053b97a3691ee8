import { expect, test } from "@jest/globals";
import { routes } from "../../contract/index.js";
import { openApiDocument } from "./openapi.js";

const document = openApiDocument();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Record<string, unknown>>).map(([method, operation]) => ({
    path,
    method,
    operation,
  })),
);

test("the document has every route of the contract under its name", () => {
  const places = operations.map(
    ({ path, method, operation }) => `${String(operation["operationId"])} ${method.toUpperCase()} ${path}`,
  );
  const expected = Object.entries(routes).map(
    ([name, { method, path }]) => `${name} ${method} ${path.replace(/:(\w+)/g, "{$1}")}`,
  );
  expect(places.sort()).toEqual(expected.sort());
});

test("every operation says who may call it and what its errors look like", () => {
  for (const { operation } of operations) {
    expect(operation["security"]).toBeDefined();
    expect(Object.keys(operation["responses"] as object)).toEqual(expect.arrayContaining(["429", "500", "503"]));
  }
  expect(document.components?.schemas?.["Problem"]).toMatchObject({
    required: ["type", "title", "status", "code", "request_id"],
  });
});

test("every reference leads somewhere", () => {
  const names = Object.keys(document.components?.schemas ?? {});
  for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(names).toContain(name);
});

test("the document is the one that was published; a change to it is made knowingly", () => {
  expect(document).toMatchSnapshot();
});
