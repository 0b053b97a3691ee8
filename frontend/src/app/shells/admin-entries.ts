import type { Permission } from "@redress/backend/contract";
import {
  Building2,
  CalendarClock,
  Cog,
  FileInput,
  FolderTree,
  ListPlus,
  KeyRound,
  ListChecks,
  ScrollText,
  Mail,
  MessageSquareQuote,
  SlidersHorizontal,
  Tags,
  Timer,
  Users,
  UsersRound,
  type LucideIcon,
} from "lucide-react";
import type { MessageId } from "../../lib/i18n.js";

export interface AdminEntry {
  to: string;
  label: MessageId;
  icon: LucideIcon;
  permission: Permission;
}

/** The admin pages there are, each for those who may use it. */
export const adminEntries: readonly AdminEntry[] = [
  { to: "/admin/setup", label: "app.admin.setup", icon: ListChecks, permission: "desk.configure" },
  {
    to: "/admin/organizations",
    label: "app.admin.organizations",
    icon: Building2,
    permission: "directory.manage",
  },
  { to: "/admin/categories", label: "app.admin.categories", icon: FolderTree, permission: "directory.manage" },
  { to: "/admin/fields", label: "app.admin.fields", icon: ListPlus, permission: "directory.manage" },
  { to: "/admin/teams", label: "app.admin.teams", icon: UsersRound, permission: "directory.manage" },
  { to: "/admin/people", label: "app.admin.people", icon: Users, permission: "people.invite" },
  { to: "/admin/tags", label: "app.admin.tags", icon: Tags, permission: "directory.manage" },
  { to: "/admin/sla", label: "app.admin.sla", icon: Timer, permission: "sla.manage" },
  { to: "/admin/calendars", label: "app.admin.calendars", icon: CalendarClock, permission: "sla.manage" },
  { to: "/admin/canned", label: "app.admin.canned", icon: MessageSquareQuote, permission: "canned.manage" },
  { to: "/admin/integrations", label: "app.admin.api_keys", icon: KeyRound, permission: "people.manage" },
  { to: "/admin/mail", label: "app.admin.mail", icon: Mail, permission: "mail.read" },
  { to: "/admin/import", label: "app.admin.import", icon: FileInput, permission: "import.run" },
  { to: "/admin/jobs", label: "app.admin.jobs", icon: Cog, permission: "jobs.manage" },
  { to: "/admin/audit", label: "app.admin.audit", icon: ScrollText, permission: "audit.read" },
  { to: "/admin/settings", label: "app.admin.settings", icon: SlidersHorizontal, permission: "desk.configure" },
];

/** Where "Admin" leads for somebody; null when there is nothing for them. */
export function adminHome(may: (permission: Permission) => boolean): string | null {
  return adminEntries.find(({ permission }) => may(permission))?.to ?? null;
}
