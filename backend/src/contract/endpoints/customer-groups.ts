import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as groups from "../schemas/customer-groups.js";
import { idText } from "../schemas/primitives.js";

const group = { tag: "Customer groups" } as const;
const manage = { permission: "directory.manage" } as const;
const byId = z.strictObject({ id: idText });

export const customerGroupEndpoints = {
  listCustomerGroups: {
    ...group,
    summary: "List customer groups",
    description: "Labels on people that staff see beside them; customers never learn of them.",
    access: { permission: "people.read" },
    query: groups.listCustomerGroupsQuery,
    responses: { 200: groups.customerGroupList },
  },
  getCustomerGroup: {
    ...group,
    summary: "One customer group",
    access: manage,
    versioned: true,
    params: byId,
    responses: { 200: groups.customerGroup },
    errors: [404],
  },
  createCustomerGroup: {
    ...group,
    summary: "Add a customer group",
    access: manage,
    idempotent: true,
    body: groups.createCustomerGroupBody,
    responses: { 201: groups.customerGroup },
  },
  updateCustomerGroup: {
    ...group,
    summary: "Change, archive or restore a customer group",
    description: "An archived group is shown nowhere; its members come back with it.",
    access: manage,
    versioned: true,
    params: byId,
    body: groups.updateCustomerGroupBody,
    responses: { 200: groups.customerGroup },
    errors: [404, 412],
  },
  listGroupMembers: {
    ...group,
    summary: "List who is in a customer group, by name",
    access: manage,
    params: byId,
    query: groups.listGroupMembersQuery,
    responses: { 200: groups.groupMemberPage },
    errors: [404],
  },
  addGroupMembers: {
    ...group,
    summary: "Put people into a customer group",
    description: "Who is in it already stays in it.",
    access: manage,
    params: byId,
    body: groups.addGroupMembersBody,
    responses: { 200: groups.customerGroup },
    errors: [404, 409],
  },
  removeGroupMember: {
    ...group,
    summary: "Take somebody out of a customer group",
    access: manage,
    params: z.strictObject({ id: idText, person_id: idText }),
    responses: { 204: null },
    errors: [404],
  },
  setPersonGroups: {
    ...group,
    summary: "Set the customer groups that somebody is in",
    access: manage,
    params: byId,
    body: groups.setPersonGroupsBody,
    responses: { 200: groups.customerGroupRefs },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
