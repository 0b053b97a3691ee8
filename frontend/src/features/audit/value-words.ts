import type { FollowLevel, Priority, Sees, Status } from "@redress/backend/contract";
import { priorityWord } from "../../components/ui/priority-icon.js";
import { statusWord } from "../../components/ui/status-badge.js";
import { formatDate, formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { formatExact } from "./format-exact.js";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const STATUSES = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const satisfies Status[];
const PRIORITIES = ["low", "medium", "high", "critical"] as const satisfies Priority[];
const SEES = ["all", "departments", "teams", "assigned", "own"] as const satisfies Sees[];
const FOLLOWS = ["following", "muted"] as const satisfies FollowLevel[];
const PICTURES = ["logo", "photo"];

export const isInstant = (value: unknown): value is string => typeof value === "string" && INSTANT.test(value);
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** What is made of several: it fits no line. */
export const isLarge = (value: unknown): boolean =>
  typeof value === "object"
    ? !isNothing(value) && nameIn(value) === null
    : typeof value === "string" && /^[[{]"/.test(value);

/**
 * A value whole, in the product's words: texts as they are, what is made of several as JSON.
 *
 * @param name what a value that is only an id is called.
 */
export function valueWords(field: string, value: unknown, name: string | null = null): string {
  if (name !== null) return name;
  if (isNothing(value)) return t("audit.empty");
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  if (typeof value === "string") return textWords(field, value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || nameIn(item) !== null))
    return formatList(value.map((item) => valueWords(field, nameIn(item) ?? item)));
  return nameIn(value) ?? (typeof value === "number" ? String(value) : JSON.stringify(value, null, 2));
}

function textWords(field: string, text: string): string {
  if (text === "[hidden]") return t("audit.value.hidden");
  if (field === "snoozed_until" && text === "event") return t("audit.value.event");
  const follow = field === "follow" ? FOLLOWS.find((known) => known === text) : undefined;
  if (follow) return t(`audit.follow.${follow}`);
  if (PICTURES.includes(field)) return t("audit.value.picture");
  if (isInstant(text)) return formatExact(text);
  if (DAY.test(text)) return formatDate(text, "UTC");
  const status = field === "status" || field === "pausing" ? STATUSES.find((known) => known === text) : undefined;
  if (status) return statusWord(status, "agent");
  const priority = field.endsWith("priority") ? PRIORITIES.find((known) => known === text) : undefined;
  if (priority) return priorityWord(priority);
  const sees = field === "sees" ? SEES.find((known) => known === text) : undefined;
  return sees ? t(`audit.sees.${sees}`) : text;
}

/** What a thing that is written with its name is called. */
function nameIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const { name, full_name: fullName } = value as { name?: unknown; full_name?: unknown };
  return [name, fullName].find((found): found is string => typeof found === "string") ?? null;
}
