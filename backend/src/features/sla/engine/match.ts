import type { Priority, SlaConditionName, TicketChannel } from "../../../contract/index.js";
import type { Calendar } from "./calendar/calendar.js";
import { isoDate } from "./calendar/local-days.js";
import type { PolicyVersion } from "./types.js";

/** A ticket as conditions ask about it. */
export interface MatchFacts {
  priority: Priority;
  /** Its category and all above it. */
  categoryIds: readonly number[];
  departmentId: number | null;
  organizationId: number | null;
  /** Of the customer. */
  customerGroupIds: readonly number[];
  /** With those that were merged into them. */
  tagIds: readonly number[];
  channel: TicketChannel;
  /** Of the customer, such as "de-AT". */
  language: string | null;
}

/** A policy in its place in the order, by its newest version. */
export interface OrderedPolicy {
  version: PolicyVersion;
  isOn: boolean;
  /** The newest of its calendar's versions: its dates are days of that zone. */
  calendar: Calendar;
}

export interface Judgement {
  matches: boolean;
  failed: (SlaConditionName | "off" | "dates")[];
  /** Conditions that were asked for and met. */
  met: SlaConditionName[];
}

/** The first policy that matches; null where not even a default one is there. */
export function firstMatch<P extends OrderedPolicy>(policies: readonly P[], facts: MatchFacts, now: Date): P | null {
  return policies.find((policy) => judgePolicy(policy, facts, now).matches) ?? null;
}

export function judgePolicy({ version, isOn, calendar }: OrderedPolicy, facts: MatchFacts, now: Date): Judgement {
  if (version.isDefault) return { matches: true, failed: [], met: [] };
  const answers = answersTo(version, facts);
  const failed: Judgement["failed"] = answers.filter(({ holds }) => !holds).map(({ name }) => name);
  if (!isOn) failed.push("off");
  if (!isValid(version, isoDate(calendar.dates.dateOf(now)))) failed.push("dates");
  return { matches: failed.length === 0, failed, met: answers.filter(({ holds }) => holds).map(({ name }) => name) };
}

/** Days are compared as they are written: "2026-12-31". */
const isValid = ({ validFrom, validUntil }: PolicyVersion, today: string): boolean =>
  (validFrom === null || validFrom <= today) && (validUntil === null || today <= validUntil);

function answersTo({ conditions }: PolicyVersion, facts: MatchFacts): { name: SlaConditionName; holds: boolean }[] {
  const has = (name: SlaConditionName, holds: () => boolean) =>
    conditions[name].length > 0 ? [{ name, holds: holds() }] : [];
  const {
    priorities,
    category_ids,
    department_ids,
    organization_ids,
    customer_group_ids,
    tag_ids,
    channels,
    languages,
  } = conditions;
  return [
    ...has("priorities", () => priorities.includes(facts.priority)),
    ...has("category_ids", () => facts.categoryIds.some((id) => category_ids.includes(id))),
    ...has("department_ids", () => facts.departmentId !== null && department_ids.includes(facts.departmentId)),
    ...has("organization_ids", () => facts.organizationId !== null && organization_ids.includes(facts.organizationId)),
    ...has("customer_group_ids", () => facts.customerGroupIds.some((id) => customer_group_ids.includes(id))),
    ...has("tag_ids", () => facts.tagIds.some((id) => tag_ids.includes(id))),
    ...has("channels", () => channels.includes(facts.channel)),
    ...has("languages", () => languages.some((language) => speaks(facts.language, language))),
  ];
}

/** "de" is spoken by those who have "de-AT"; "de-AT" not by those who have "de". */
function speaks(own: string | null, wanted: string): boolean {
  const [have, ask] = [own?.toLowerCase() ?? "", wanted.toLowerCase()];
  return have === ask || have.startsWith(`${ask}-`);
}
