import { z } from "zod";
import { flag, id, label, lastChange, line, listOf, paging, personRef, prose } from "./primitives.js";

export const groupTones = ["neutral", "info", "ok", "warn", "danger", "violet"] as const;
const tone = z.enum(groupTones);
export type GroupTone = z.infer<typeof tone>;

/** A group as it is shown beside a person, to staff alone. */
export const customerGroupRef = z.object({ id, name: z.string(), tone });
export type CustomerGroupRef = z.infer<typeof customerGroupRef>;

export const customerGroup = customerGroupRef.extend({
  description: z.string().nullable(),
  /** How many people are in it. */
  members: z.number().int(),
  archived: z.boolean(),
  version: z.number().int(),
  changed: lastChange,
});
export type CustomerGroup = z.infer<typeof customerGroup>;
export const customerGroupList = z.object({ data: z.array(customerGroup) });
/** `archived=true` adds those that were put away, for those who may restore them. */
export const listCustomerGroupsQuery = z.strictObject({ archived: flag.optional() });

const groupFields = { name: label(60), description: prose(300).nullable(), tone };
export const createCustomerGroupBody = z.strictObject(groupFields).partial().extend({ name: groupFields.name });
/** Only what is to change. */
export const updateCustomerGroupBody = z.strictObject({ ...groupFields, archived: z.boolean() }).partial();

export const groupMember = personRef.extend({ email: z.string().nullable() });
export type GroupMember = z.infer<typeof groupMember>;
export const groupMemberPage = listOf(groupMember);
export const listGroupMembersQuery = z.strictObject({
  ...paging,
  /** Part of a name or address. */
  q: line(120).optional(),
});
export const addGroupMembersBody = z.strictObject({ person_ids: z.array(id).min(1).max(100) });
/** Replaces the groups that somebody is in. */
export const setPersonGroupsBody = z.strictObject({ group_ids: z.array(id).max(50) });
export const customerGroupRefs = z.object({ data: z.array(customerGroupRef) });
