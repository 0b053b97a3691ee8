import type { CustomerGroup as CustomerGroupView, GroupMember } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { presentPersonRef } from "../accounts/index.js";
import { presentLastChange } from "../desk/index.js";
import type { CustomerGroup, GroupMemberRow } from "./customer-groups.js";

export function presentCustomerGroup(group: CustomerGroup): CustomerGroupView {
  return {
    id: group.id,
    name: group.name,
    tone: group.tone,
    description: group.description,
    members: group.members,
    archived: group.archivedAt !== null,
    version: group.version,
    changed: presentLastChange(group.changed),
  };
}

/** Contact details are for those who may read them. */
export const presentGroupMember = (actor: Actor, member: GroupMemberRow): GroupMember => ({
  ...presentPersonRef(member),
  email: actor.may("people.read") ? member.email : null,
});
