import type { Priority, TicketChannel } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { MatchFacts, OrderedPolicy } from "../engine/match.js";
import { newestCalendarRefs, openRulebook, type CalendarRef, type NamedRulebook } from "../rulebook.js";
import type { PolicyVersionRef } from "./known-versions.js";

/** Everything that may be promised now: the policies in the order in which they are tried, and what they count by. */
export interface Offer {
  policies: OrderedPolicy[];
  book: NamedRulebook;
}

interface PolicyJson extends PolicyVersionRef {
  is_on: boolean;
}

export interface OfferJson {
  offered: PolicyJson[] | null;
  sla_newest: CalendarRef[] | null;
}

/** A select item for `offerOf`, beside those of a history, which name the newest calendars too. */
export const offeredColumn = `
  (SELECT json_agg(json_build_object('id', v.id, 'key', v.key, 'policy_id', p.id, 'policy_name', p.name,
          'is_default', p.is_default, 'is_on', p.is_on) ORDER BY p.is_default, p.position, p.id)
   FROM sla_policies p JOIN LATERAL (
     SELECT id, key FROM sla_policy_versions WHERE policy_id = p.id ORDER BY version DESC LIMIT 1) v ON true
   WHERE p.deleted_at IS NULL) AS offered`;

/** Select items for `parseOffer`. */
export const offerColumns = `${offeredColumn}, ${newestCalendarRefs} AS sla_newest`;

/** The offer out of a rulebook that was opened with what the JSON refers to. */
export function offerOf({ offered }: OfferJson, book: NamedRulebook): Offer {
  const policies = (offered ?? []).map(({ id, is_on }) => {
    const version = book.versionOf(id);
    return { version, isOn: is_on, calendar: book.calendarOf(book.newestOf(version.calendarId)) };
  });
  return { policies, book };
}

export async function parseOffer(queries: Queries, json: OfferJson): Promise<Offer> {
  const refs = { policies: json.offered ?? [], calendars: [] };
  return offerOf(json, await openRulebook(queries, refs, json.sla_newest ?? []));
}

export async function loadOffer(queries: Queries): Promise<Offer> {
  const json = await queries.one<OfferJson>(`SELECT ${offerColumns}`);
  if (!json) throw new Error("A query without a table has no row");
  return parseOffer(queries, json);
}

export interface FactsRow {
  priority: Priority;
  category_ids: number[];
  department_id: number | null;
  organization_id: number | null;
  customer_group_ids: number[];
  tag_ids: number[];
  channel: TicketChannel;
  language: string | null;
}

/** Select items that hand a ticket's facts to `parseFacts`, for a ticket `t` and its customer `customer`. */
export const factsColumns = `
  t.priority, t.department_id, t.organization_id, t.channel, customer.locale AS language,
  (WITH RECURSIVE up AS (
     SELECT id, parent_id FROM categories WHERE id = t.category_id
     UNION ALL SELECT c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
   ) SELECT json_agg(id) FROM up) AS category_ids,
  (SELECT coalesce(json_agg(m.group_id), '[]') FROM customer_group_members m
   JOIN customer_groups g ON g.id = m.group_id AND g.archived_at IS NULL
   WHERE m.person_id = t.customer_id) AS customer_group_ids,
  (WITH RECURSIVE meant AS (
     SELECT tag_id AS id FROM ticket_tags WHERE ticket_id = t.id
     UNION SELECT tags.id FROM meant JOIN tags ON tags.merged_into = meant.id
   ) SELECT coalesce(json_agg(id), '[]') FROM meant) AS tag_ids`;

export const parseFacts = (row: FactsRow): MatchFacts => ({
  priority: row.priority,
  categoryIds: row.category_ids,
  departmentId: row.department_id,
  organizationId: row.organization_id,
  customerGroupIds: row.customer_group_ids,
  tagIds: row.tag_ids,
  channel: row.channel,
  language: row.language,
});
