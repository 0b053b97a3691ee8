import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as fields from "../schemas/fields.js";
import { idText } from "../schemas/primitives.js";

const custom = { tag: "Custom fields" } as const;
const manage = { permission: "directory.manage" } as const;
const byId = z.strictObject({ id: idText });

export const fieldEndpoints = {
  listFields: {
    ...custom,
    summary: "List the desk's own fields",
    description:
      "Those that the caller may see, in the order of forms: what `fields` of a ticket can hold, and what queries can ask for. Customers read them in their own language.",
    access: "signed_in",
    query: fields.listFieldsQuery,
    responses: { 200: fields.fieldList },
  },
  getField: {
    ...custom,
    summary: "One field with its texts in every language",
    access: manage,
    versioned: true,
    params: byId,
    responses: { 200: fields.fieldDetail },
    errors: [404],
  },
  createField: {
    ...custom,
    summary: "Add a field",
    description: "It stands last. Its key can be neither changed nor used again, and is no word of the query language.",
    access: manage,
    idempotent: true,
    body: fields.createFieldBody,
    responses: { 201: fields.fieldDetail },
  },
  updateField: {
    ...custom,
    summary: "Change, archive or restore a field",
    description:
      "Values that tickets have stay as they are, also those that its new limits would refuse. The type can be changed as long as no ticket has a value (409 `field.in_use`).",
    access: manage,
    versioned: true,
    params: byId,
    body: fields.updateFieldBody,
    responses: { 200: fields.fieldDetail },
    errors: [404, 409, 412],
  },
  moveField: {
    ...custom,
    summary: "Move a field to another place",
    access: manage,
    versioned: true,
    params: byId,
    body: fields.moveFieldBody,
    responses: { 200: fields.fieldDetail },
    errors: [404, 409, 412],
  },
} as const satisfies Record<string, Endpoint>;
