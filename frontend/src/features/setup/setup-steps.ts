import type { Permission, SetupStep } from "@redress/backend/contract";
import type { MessageId } from "../../lib/i18n.js";

interface StepWords {
  title: MessageId;
  text: MessageId;
  to: string;
  permission: Permission;
}

/** What each step says and where it is done. */
export const stepWords: Readonly<Record<SetupStep, StepWords>> = {
  desk: { title: "setup.step.desk", text: "setup.step.desk.text", to: "/admin/settings", permission: "desk.configure" },
  departments: {
    title: "setup.step.departments",
    text: "setup.step.departments.text",
    to: "/admin/organizations",
    permission: "directory.manage",
  },
  categories: {
    title: "setup.step.categories",
    text: "setup.step.categories.text",
    to: "/admin/categories",
    permission: "directory.manage",
  },
  hours: { title: "setup.step.hours", text: "setup.step.hours.text", to: "/admin/calendars", permission: "sla.manage" },
  policy: { title: "setup.step.policy", text: "setup.step.policy.text", to: "/admin/sla", permission: "sla.manage" },
  team: { title: "setup.step.team", text: "setup.step.team.text", to: "/admin/teams", permission: "directory.manage" },
  invitations: {
    title: "setup.step.invitations",
    text: "setup.step.invitations.text",
    to: "/admin/people",
    permission: "people.invite",
  },
};
