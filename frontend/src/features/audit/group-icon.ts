import {
  BookOpenCheck,
  Circle,
  Clock,
  FileInput,
  FolderTree,
  KeyRound,
  ListPlus,
  LogIn,
  Mail,
  MessageSquare,
  Settings,
  ShieldX,
  Tag,
  Ticket,
  UserRound,
  UsersRound,
  type LucideIcon,
} from "lucide-react";

/** Refusals and failures are looked for: they alone have a colour. */
const RISKY = new Set([
  "access.refused",
  "account.sign_in_failed",
  "account.confirmation_failed",
  "account.token_reused",
]);

const ICONS: Readonly<Record<string, LucideIcon>> = {
  access: ShieldX,
  account: LogIn,
  api_key: KeyRound,
  audit: BookOpenCheck,
  calendar: Clock,
  category: FolderTree,
  comment: MessageSquare,
  desk: Settings,
  field: ListPlus,
  guest: MessageSquare,
  import: FileInput,
  mail: Mail,
  organization: FolderTree,
  department: FolderTree,
  person: UserRound,
  role: UsersRound,
  setup: Settings,
  sla: Clock,
  sla_policy: Clock,
  tag: Tag,
  team: UsersRound,
  ticket: Ticket,
};

/** What kind of thing happened, at a glance. */
export function groupIcon(type: string): { icon: LucideIcon; tone: string } {
  const group = type.split(".")[0] ?? "";
  return { icon: ICONS[group] ?? Circle, tone: RISKY.has(type) ? "text-danger-fg" : "text-subtle" };
}
