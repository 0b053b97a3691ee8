import { querySorts, type QueryOperator, type QueryVocabulary } from "./types.js";

/**
 * What the values of a field are:
 * - choice: one of a list; with `ordered` they can be compared
 * - instant: dates, times, and spans from now (see instants.ts)
 * - number: whole ones
 * - name: of something the desk keeps; `*` at its end stands for anything
 * - text, decimal, day: of fields that a desk made for itself
 */
export type FieldKind = "choice" | "instant" | "number" | "name" | "text" | "decimal" | "day" | "sort";

/** Lists that the server is asked for while somebody types. */
export type RemoteList =
  "staff" | "customers" | "teams" | "departments" | "categories" | "organizations" | "skills" | "tags";

export interface QueryField {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: FieldKind;
  /** For those who work at the desk alone. */
  readonly staffOnly: boolean;
  /** The choices of a list, or the words that mean something besides a name or an instant. */
  readonly words: readonly string[];
  /** `words` from least to most: they can be compared. */
  readonly ordered: boolean;
  /** Instants that lie behind us: a span forward is a slip. */
  readonly past: boolean;
  readonly remote: RemoteList | null;
  /** Made by the desk: what to show instead of the name. */
  readonly label: string | null;
}

const field = (name: string, kind: FieldKind, more: Partial<QueryField> = {}): QueryField => ({
  name,
  kind,
  aliases: [],
  staffOnly: false,
  words: [],
  ordered: false,
  past: false,
  remote: null,
  label: null,
  ...more,
});

const NULLABLE = ["none", "any"];

/** Words that stand for several statuses. */
export const statusGroups: Readonly<Record<string, readonly string[]>> = {
  open: ["new", "in_progress", "pending", "on_hold"],
  done: ["resolved", "closed"],
};

const statusWords = ["open", "done", "new", "in_progress", "pending", "on_hold", "resolved", "closed"];
/** Says something about a ticket; of those, what staff alone can ask. */
const isWords = ["reopened", "awaiting_reply", "overdue", "sample"];
const isStaffWords = ["unassigned", "assigned", "mine", "escalated", "followed", "muted", "snoozed"];
const hasWords = ["attachment", "reply", "due"];
const hasStaffWords = ["tag"];

/** Every field of the language, in the order in which they are offered. */
const fields: readonly QueryField[] = [
  field("status", "choice", { aliases: ["state"], words: statusWords }),
  field("priority", "choice", { aliases: ["prio"], words: ["low", "medium", "high", "critical"], ordered: true }),
  field("sla", "choice", { words: ["on_track", "at_risk", "breached", "paused", "none"] }),
  field("due", "instant", { words: NULLABLE }),
  field("assignee", "name", {
    aliases: ["assigned", "agent"],
    staffOnly: true,
    words: ["me", ...NULLABLE],
    remote: "staff",
  }),
  field("team", "name", { staffOnly: true, words: NULLABLE, remote: "teams" }),
  field("category", "name", { remote: "categories" }),
  field("tag", "name", { aliases: ["tags", "label"], staffOnly: true, words: NULLABLE, remote: "tags" }),
  field("from", "name", { aliases: ["customer", "requester"], staffOnly: true, words: ["me"], remote: "customers" }),
  field("is", "choice", { words: [...isWords, ...isStaffWords] }),
  field("has", "choice", { words: [...hasWords, "note", ...hasStaffWords] }),
  field("created", "instant", { past: true }),
  field("updated", "instant", { past: true }),
  field("resolved", "instant", { past: true, words: NULLABLE }),
  field("closed", "instant", { past: true, words: NULLABLE }),
  field("received", "instant", { past: true }),
  field("department", "name", { words: NULLABLE, remote: "departments" }),
  field("organization", "name", { aliases: ["org", "organisation"], words: NULLABLE, remote: "organizations" }),
  field("skill", "name", { staffOnly: true, words: NULLABLE, remote: "skills" }),
  field("channel", "choice", { aliases: ["via"], words: ["web", "api", "phone", "counter", "import"] }),
  field("following", "choice", { aliases: ["follower"], staffOnly: true, words: ["me"] }),
  field("snoozed", "choice", { staffOnly: true, words: ["me"] }),
  field("comments", "number", { aliases: ["messages"] }),
  field("reopened", "number", { aliases: ["reopenings"] }),
  field("escalation", "number", { aliases: ["level"], staffOnly: true }),
  field("id", "number", { aliases: ["number", "ticket"] }),
  field("sort", "sort", { aliases: ["order"], words: querySorts }),
];

/** What somebody who knows everything could say: for places that have no reader. */
export const wholeVocabulary: QueryVocabulary = { staff: true, notes: true, customFields: [] };

const customKinds = {
  text: "text",
  number: "decimal",
  date: "day",
  choice: "choice",
  multi_choice: "choice",
  yes_no: "choice",
} as const;

/** The fields that somebody has, the desk's own ones last. */
export function fieldsOf({ staff, notes, customFields }: QueryVocabulary): QueryField[] {
  const hidden = new Set([...(staff ? [] : [...isStaffWords, ...hasStaffWords]), ...(staff && notes ? [] : ["note"])]);
  const own = customFields.map(({ key, label, type, options = [] }) =>
    field(key, customKinds[type], {
      label,
      words: [...(type === "yes_no" ? ["yes", "no"] : options.map(({ value }) => value)), ...NULLABLE],
    }),
  );
  return [
    ...fields
      .filter(({ staffOnly }) => staff || !staffOnly)
      .map((known) => ({ ...known, words: known.words.filter((word) => !hidden.has(word) || !isAnswer(known)) })),
    ...own.filter(({ name }) => !isReservedField(name)),
  ];
}

const isAnswer = ({ name }: QueryField) => name === "is" || name === "has";

const reserved = new Set(fields.flatMap(({ name, aliases }) => [name, ...aliases]));
/** Is this a name of the language? No field of a desk's own may have it. */
export const isReservedField = (name: string): boolean => reserved.has(name.toLowerCase());

/** The field of a name or alias, in any case; of a desk's own also by its key alone. */
export function findField(known: readonly QueryField[], name: string): QueryField | undefined {
  const wanted = name.toLowerCase();
  return known.find((one) => one.name.toLowerCase() === wanted || one.aliases.includes(wanted));
}

/** How a field's values can be compared. */
export function operatorsOf({ kind, ordered }: QueryField): readonly QueryOperator[] {
  if (kind === "instant" || kind === "number" || kind === "decimal" || kind === "day")
    return [":", ">=", "<=", ">", "<", ".."];
  return ordered ? [":", ">=", "<=", ">", "<"] : [":"];
}
