import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as organizations from "../schemas/organizations.js";
import { idText } from "../schemas/primitives.js";

const read = { tag: "Directory", access: "signed_in" } as const;
const manage = { tag: "Directory", access: { permission: "directory.manage" } } as const;
const params = z.strictObject({ id: idText });

export const organizationEndpoints = {
  listOrganizations: {
    ...read,
    summary: "List organizations",
    description: "Customers see the public ones.",
    query: organizations.listOrganizationsQuery,
    responses: { 200: organizations.organizationList },
  },
  getOrganization: {
    ...manage,
    summary: "One organization",
    params,
    versioned: true,
    responses: { 200: organizations.organizationDetail },
    errors: [404],
  },
  createOrganization: {
    ...manage,
    summary: "Add an organization",
    idempotent: true,
    body: organizations.createOrganizationBody,
    responses: { 201: organizations.organizationDetail },
  },
  updateOrganization: {
    ...manage,
    summary: "Change, archive or restore an organization",
    description: "Archiving it takes its departments out of every choice as well. Nothing is deleted.",
    params,
    versioned: true,
    body: organizations.updateOrganizationBody,
    responses: { 200: organizations.organizationDetail },
    errors: [404, 412],
  },
  setOrganizationLogo: {
    ...manage,
    summary: "Set an organization's logo",
    description: "One PNG, JPEG or WebP file of at most 2 MB in the field `files`.",
    params,
    files: { max: 1 },
    responses: { 200: organizations.organizationDetail },
    errors: [404, 415],
  },
  removeOrganizationLogo: {
    ...manage,
    summary: "Remove an organization's logo",
    params,
    responses: { 200: organizations.organizationDetail },
    errors: [404],
  },
  getOrganizationLogo: {
    tag: "Directory",
    summary: "An organization's logo",
    description: "Its address is `logo_url` and changes with the logo.",
    access: "public",
    params,
    query: z.strictObject({ key: z.string().max(64) }),
    responses: { 200: "file" },
    errors: [404],
  },

  listDepartments: {
    ...read,
    summary: "List departments",
    description: "Customers see the public ones of public organizations.",
    query: organizations.listDepartmentsQuery,
    responses: { 200: organizations.departmentList },
  },
  getDepartment: {
    ...manage,
    summary: "One department",
    params,
    versioned: true,
    responses: { 200: organizations.departmentDetail },
    errors: [404],
  },
  createDepartment: {
    ...manage,
    summary: "Add a department to an organization",
    idempotent: true,
    body: organizations.createDepartmentBody,
    responses: { 201: organizations.departmentDetail },
  },
  updateDepartment: {
    ...manage,
    summary: "Change, move, archive or restore a department",
    params,
    versioned: true,
    body: organizations.updateDepartmentBody,
    responses: { 200: organizations.departmentDetail },
    errors: [404, 412],
  },
} as const satisfies Record<string, Endpoint>;
