import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as categories from "../schemas/categories.js";
import { idText } from "../schemas/primitives.js";

const category = { tag: "Categories" } as const;
const manage = { permission: "directory.manage" } as const;
const byId = z.strictObject({ id: idText });

export const categoryEndpoints = {
  listCategories: {
    ...category,
    summary: "List categories",
    description: "Customers see those that are public, in their own language; staff see all that are in use.",
    access: "signed_in",
    query: categories.listCategoriesQuery,
    responses: { 200: categories.categoryList },
  },
  countCategoryTickets: {
    ...category,
    summary: "How many tickets are of each category",
    access: manage,
    responses: { 200: categories.categoryCounts },
  },
  getCategory: {
    ...category,
    summary: "One category with its texts in every language",
    access: manage,
    versioned: true,
    params: byId,
    responses: { 200: categories.categoryDetail },
    errors: [404],
  },
  createCategory: {
    ...category,
    summary: "Add a category",
    description:
      "The tree has at most three levels. A name is unique among those below the same parent, archived ones included.",
    access: manage,
    idempotent: true,
    body: categories.createCategoryBody,
    responses: { 201: categories.categoryDetail },
  },
  updateCategory: {
    ...category,
    summary: "Change, archive or restore a category",
    description:
      "Archiving takes along what lies below it, and restoring brings that back; tickets keep their category. The last one that customers can choose can be neither archived nor made non-public (409 `category.last_usable`); one below an archived category is restored with it (409 `category.parent_archived`).",
    access: manage,
    versioned: true,
    params: byId,
    body: categories.updateCategoryBody,
    responses: { 200: categories.categoryDetail },
    errors: [404, 409, 412],
  },
  moveCategory: {
    ...category,
    summary: "Move a category to another place in the tree",
    description:
      "With all that lies below it, and relative to a neighbour, so that two moves at once both hold: 409 `category.moved` when the neighbour stands elsewhere by then. More than three levels, or a place below itself, is 422.",
    access: manage,
    versioned: true,
    params: byId,
    body: categories.moveCategoryBody,
    responses: { 200: categories.categoryDetail },
    errors: [404, 409, 412],
  },
} as const satisfies Record<string, Endpoint>;
