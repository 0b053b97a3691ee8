import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { idText } from "../schemas/primitives.js";
import * as tags from "../schemas/tags.js";

const tag = { tag: "Tags" } as const;
const manage = { permission: "directory.manage" } as const;
const byId = z.strictObject({ id: idText });

export const tagEndpoints = {
  listTags: {
    ...tag,
    summary: "List the tags that can be put on tickets",
    access: { permission: "ticket.edit" },
    responses: { 200: tags.tagList },
  },
  listManagedTags: {
    ...tag,
    summary: "List tags with how many tickets have them, by name",
    access: manage,
    query: tags.listManagedTagsQuery,
    responses: { 200: tags.managedTagPage },
  },
  createTag: {
    ...tag,
    summary: "Add a tag",
    access: manage,
    idempotent: true,
    body: tags.createTagBody,
    responses: { 201: tags.managedTag },
  },
  updateTag: {
    ...tag,
    summary: "Rename, archive or restore a tag",
    description: "An archived tag stays on the tickets that have it and is put on no other.",
    access: manage,
    versioned: true,
    params: byId,
    body: tags.updateTagBody,
    responses: { 200: tags.managedTag },
    errors: [404, 412],
  },
  deleteTag: {
    ...tag,
    summary: "Delete a tag that no ticket has",
    description: "Also forgets the names that were merged into it. 409 `tag.in_use` while tickets have it.",
    access: manage,
    params: byId,
    responses: { 204: null },
    errors: [404, 409],
  },
  previewTagMerge: {
    ...tag,
    summary: "How many tickets a merge would change",
    access: manage,
    params: byId,
    query: tags.tagMergeQuery,
    responses: { 200: tags.tagMerge },
    errors: [404],
  },
  mergeTag: {
    ...tag,
    summary: "Merge a tag into another",
    description:
      "Every ticket that has it gets the other, once. Its name keeps working: typed again, it means the other tag.",
    access: manage,
    idempotent: true,
    params: byId,
    body: tags.mergeTagBody,
    responses: { 200: tags.managedTag },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
