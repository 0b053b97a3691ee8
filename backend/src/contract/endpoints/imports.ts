import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as imports from "../schemas/imports.js";
import { idText } from "../schemas/primitives.js";

const access = { permission: "import.run" } as const;
const params = z.strictObject({ id: idText });

export const importEndpoints = {
  createImport: {
    tag: "Import",
    summary: "Upload a file of complaints (CSV, a JSON array, or one JSON object per line)",
    description: "Nothing is imported yet: the answer has the columns, the first rows and a guessed mapping.",
    access,
    files: { max: 1, size: "import" },
    idempotent: true,
    responses: { 201: imports.importDetail },
    errors: [415, 507],
  },
  listImports: {
    tag: "Import",
    summary: "List imports, newest first",
    access,
    query: imports.listImportsQuery,
    responses: { 200: imports.importPage },
  },
  getImport: {
    tag: "Import",
    summary: "One import: how its file is read, what a check found, how far it has come",
    access,
    params,
    responses: { 200: imports.importDetail },
    errors: [404],
  },
  updateImport: {
    tag: "Import",
    summary: "Say which column fills which field, and what fills the rest",
    description: "A given mapping replaces the present one; of the options those that are given. Undoes a check.",
    access,
    params,
    body: imports.updateImportBody,
    versioned: true,
    responses: { 200: imports.importDetail },
    errors: [404, 409, 412],
  },
  checkImport: {
    tag: "Import",
    summary: "Try it: what would be imported and what refused, without writing a complaint",
    access,
    params,
    responses: { 202: imports.importDetail },
    errors: [404, 409],
  },
  startImport: {
    tag: "Import",
    summary: "Import the file, or go on where it was stopped",
    description: "Runs in the background. Nobody is notified of what comes in, and no row is imported twice.",
    access,
    params,
    responses: { 202: imports.importDetail },
    errors: [403, 404, 409],
  },
  cancelImport: {
    tag: "Import",
    summary: "Stop a check or an import; what is in stays in",
    access,
    params,
    responses: { 200: imports.importDetail },
    errors: [404, 409],
  },
  discardImport: {
    tag: "Import",
    summary: "Remove an upload of which nothing was imported",
    access,
    params,
    responses: { 204: null },
    errors: [404, 409],
  },
  downloadImportReport: {
    tag: "Import",
    summary: "The refused rows with the reasons, as CSV",
    access,
    params,
    responses: { 200: "file" },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
