import { z } from "zod";
import { fieldColumn } from "./fields.js";
import { flag, id, idText, instant, label, lastChange, line, listOf, paging } from "./primitives.js";
import { sharedScope } from "./sharing.js";
import { listTicketsQuery, ticketSorts } from "./ticket-input.js";

/** What a view's wide list can show of a ticket beside its subject, in the order in which they are offered. */
export const viewColumns = [
  "number",
  "status",
  "priority",
  "sla",
  "customer",
  "assignee",
  "team",
  "category",
  "department",
  "organization",
  "channel",
  "created",
  "updated",
] as const;
/** Beside these, what tickets answer to one of the desk's own fields: `fields.` and its key. */
export const viewColumn = z.union([z.enum(viewColumns), fieldColumn]);
export type ViewColumn = z.infer<typeof viewColumn>;

/** What a view's list can be divided by. */
export const viewGroupings = ["status", "priority", "assignee", "team", "category", "due_day"] as const;
export const viewGrouping = z.enum(viewGroupings);
export type ViewGrouping = z.infer<typeof viewGrouping>;

const named = z.object({ id, name: z.string() });
const sort = z.enum(ticketSorts);

export const savedView = z.object({
  id,
  scope: sharedScope,
  /** Of the team whose it is. */
  team: named.nullable(),
  name: z.string(),
  /** What is looked for, in the query language; `me` is whoever reads. */
  q: z.string(),
  sort,
  columns: z.array(viewColumn),
  group_by: viewGrouping.nullable(),
  /** Whether the caller is told of new tickets that match. */
  alert: z.boolean(),
  created: lastChange,
  changed: lastChange,
  archived: z.boolean(),
  version: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    /** An archived one, for good. */
    delete: z.boolean(),
  }),
});
export type SavedView = z.infer<typeof savedView>;
export const viewPage = listOf(savedView).extend({
  /** Whether the caller may keep views for teams and for everybody. */
  abilities: z.object({ share: z.boolean() }),
});
export type ViewPage = z.infer<typeof viewPage>;

export const listViewsQuery = z.strictObject({
  ...paging,
  /** Those that were put away, for whoever may restore or delete them, instead of those in use. */
  archived: flag.optional(),
});

const viewFields = {
  scope: sharedScope,
  team_id: id.nullable(),
  name: label(80),
  q: line(1000, 0),
  sort,
  columns: z
    .array(viewColumn)
    .max(viewColumns.length + 20)
    .refine((all) => new Set(all).size === all.length, "Name each column once")
    .refine(
      (all) => all.filter((one) => one.startsWith("fields.")).length <= 20,
      "Show at most 20 fields of the desk's own",
    ),
  group_by: viewGrouping.nullable(),
};
export const createViewBody = z
  .strictObject(viewFields)
  .partial()
  .extend({ scope: viewFields.scope, name: viewFields.name, q: viewFields.q });
/** Only what is to change; columns replace what was there. */
export const updateViewBody = z.strictObject({ ...viewFields, archived: z.boolean() }).partial();

/** As many as a sidebar counts. */
export const SIDEBAR_VIEWS = 30;
/** Views are counted up to this, and shown as "999+" from there. */
export const COUNTED_AT_MOST = 1000;

/** The caller's own order; what it leaves out stands behind, by name. */
export const orderViewsBody = z.strictObject({
  ids: z
    .array(id)
    .max(200)
    .refine((all) => new Set(all).size === all.length, "Name each view once"),
});

export const setViewAlertBody = z.strictObject({ alert: z.boolean() });

export const viewCount = z.object({
  id,
  /** How many tickets it lists for the caller, 1000 standing for that many or more; null where that is not known. */
  count: z.number().int().nullable(),
  /** `slow`: counting took too long; `broken`: its query names something that is not there any more. */
  state: z.enum(["counted", "slow", "broken"]),
});
export type ViewCount = z.infer<typeof viewCount>;
/** Of the first views in the caller's order. */
export const viewCounts = z.object({ data: z.array(viewCount) });

/** The list to divide: the filters of `GET /api/tickets`. */
export const countGroupsQuery = listTicketsQuery
  .omit({ limit: true, cursor: true, page: true, ids: true, sort: true, count: true })
  .extend({ by: viewGrouping });
export const ticketGroup = z.object({
  /** The status or priority, the id of a person, team or category, a due day ("overdue", "today", "tomorrow", "week", "later"), or "none". */
  key: z.string(),
  /** Of a person, team or category. */
  name: z.string().nullable(),
  count: z.number().int(),
  /** The filters that list just this group, beside those of the whole list. */
  filters: z.record(z.string(), z.string()),
});
export type TicketGroup = z.infer<typeof ticketGroup>;
/** In the order in which they are shown; groups without tickets are left out. */
export const ticketGroups = z.object({
  data: z.array(ticketGroup),
  /** There are more groups than are told. */
  more: z.boolean(),
  /** `too_many`: the list is too long to be divided, or took too long; there are no groups then. */
  state: z.enum(["counted", "too_many"]),
  server_time: instant,
});
export type TicketGroups = z.infer<typeof ticketGroups>;
export const byView = z.strictObject({ id: idText });
