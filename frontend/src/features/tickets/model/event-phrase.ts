import type { TimelineItem } from "@redress/backend/contract";
import {
  ArrowUpFromDot,
  CalendarClock,
  CircleCheck,
  Combine,
  Clock,
  EyeOff,
  FileInput,
  FilePlus2,
  Link2,
  OctagonAlert,
  Paperclip,
  PencilLine,
  RefreshCw,
  ShieldAlert,
  Split,
  TriangleAlert,
  UserRound,
  UserRoundX,
  type LucideIcon,
} from "lucide-react";
import { statusWord } from "../../../components/ui/status-badge.js";
import { formatFull, formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { changePhrases, nameOf, text } from "./event-values.js";

export interface EventPhrase {
  icon: LucideIcon;
  text: string;
}

/** Filed by somebody who had not signed in: staff read what proved that the address is theirs. */
function createdPhrase(guest: unknown): string {
  if (guest === "code") return t("guests.event.created_code");
  return guest === "link" ? t("guests.event.created_link") : t("ticket.event.created");
}

const blockedPhrase = (file: string | null, finding: string | null): string =>
  t("ticket.event.blocked", { file: file ?? "", finding: finding ?? "" });

/** What an event says after its actor's name: "Assigned to Mei Lin". Several when one event changed several things. */
export function phrasesOf(item: TimelineItem): EventPhrase[] {
  const { data } = item;
  const reason = text(data["reason"]);
  switch (item.type) {
    case "ticket.created":
      return [{ icon: FilePlus2, text: createdPhrase(data["guest"]) }];
    case "ticket.imported":
      return [{ icon: FileInput, text: t("ticket.event.imported", { file: text(data["file"]) ?? "" }) }];
    case "ticket.updated":
      return changePhrases(data["changes"]).map((phrase) => ({ icon: PencilLine, text: phrase }));
    case "ticket.assigned":
      return [{ icon: UserRound, text: withReason(withSkipped(assignmentOf(item), data["skipped"]), reason) }];
    case "ticket.left_unassigned":
      return [{ icon: UserRoundX, text: withSkipped(t("ticket.event.left_unassigned"), data["skipped"]) }];
    case "ticket.status_changed":
      return [{ icon: RefreshCw, text: statusChange(data) }];
    case "ticket.escalated":
      return [{ icon: ArrowUpFromDot, text: withReason(escalationOf(data), reason) }];
    case "ticket.attached":
      return [{ icon: Paperclip, text: t("ticket.event.attached", { files: formatList(names(data["files"])) }) }];
    case "attachment.quarantined":
      return [{ icon: ShieldAlert, text: blockedPhrase(text(data["file"]), text(data["finding"])) }];
    case "ticket.linked":
    case "ticket.unlinked":
      return [{ icon: Link2, text: linkPhrase(item) }];
    case "ticket.merged":
    case "ticket.merged_in":
    case "ticket.unmerged":
    case "ticket.unmerged_from":
      return mergePhrases(item).map((phrase) => ({ icon: Combine, text: phrase }));
    case "ticket.split":
    case "ticket.split_from":
    case "ticket.unsplit":
    case "ticket.unsplit_from":
      return splitPhrases(item).map((phrase) => ({ icon: Split, text: phrase }));
    case "ticket.hidden":
      return [{ icon: EyeOff, text: t("ticket.event.hidden") }];
    case "sla.warned":
      return [{ icon: TriangleAlert, text: t("ticket.event.warned", { metric: metricWord(data["metric"]) }) }];
    case "sla.breached":
      return [{ icon: OctagonAlert, text: t("ticket.event.breached", { metric: metricWord(data["metric"]) }) }];
    case "sla.extended":
      return [{ icon: CalendarClock, text: withReason(extension(data), reason) }];
    case "sla.retargeted":
      return [{ icon: Clock, text: retargeting(data) }];
    case "sla.escalation_due":
      return [{ icon: Clock, text: t("ticket.event.escalation_due") }];
    default:
      // A newer server may know more: its name is better than silence.
      return [{ icon: CircleCheck, text: item.type }];
  }
}

const MERGED = {
  "ticket.merged": "ticket.event.merged",
  "ticket.merged_in": "ticket.event.merged_in",
  "ticket.unmerged": "ticket.event.unmerged",
  "ticket.unmerged_from": "ticket.event.unmerged_from",
} as const;

/** What went where, and what that means to the promises. */
function mergePhrases({ type, data }: TimelineItem): string[] {
  const other = text(data["other"]) ?? "";
  const sooner = Array.isArray(data["sooner"]) ? (data["sooner"] as { metric?: unknown; due_at?: unknown }[]) : [];
  return [
    t(MERGED[type as keyof typeof MERGED], { other }),
    ...sooner.map(({ metric, due_at: due }) =>
      t("ticket.event.merged_sooner", { metric: metricWord(metric), due: formatFull(text(due) ?? "") }),
    ),
    ...names(data["missed"]).map((metric) => t("ticket.event.merged_missed", { metric: metricWord(metric), other })),
  ];
}

const SPLIT = {
  "ticket.split": "ticket.event.split",
  "ticket.split_from": "ticket.event.split_from",
  "ticket.unsplit": "ticket.event.unsplit",
  "ticket.unsplit_from": "ticket.event.unsplit_from",
} as const;

/** Where messages went, and what had been missed about them by then. */
function splitPhrases({ type, data }: TimelineItem): string[] {
  const other = text(data["other"]) ?? "";
  return [
    t(SPLIT[type as keyof typeof SPLIT], { other, messages: Number(data["messages"] ?? 1) }),
    ...names(data["missed"]).map((metric) => t("ticket.event.split_missed", { metric: metricWord(metric) })),
  ];
}

/** Which ticket, and what that one is to this. */
function linkPhrase({ type, data }: TimelineItem): string {
  const relation = text(data["relation"]) ?? "related";
  const other = text(data["other"]) ?? "";
  return type === "ticket.linked"
    ? t("ticket.event.linked", { relation, other })
    : t("ticket.event.unlinked", { relation, other });
}

function assignmentOf({ actor, data }: TimelineItem): string {
  const from = nameOf(data["from"]);
  const to = nameOf(data["to"]);
  if (actor && to === actor.full_name)
    return from === null ? t("ticket.event.taken") : t("ticket.event.taken_over", { from });
  if (actor && to === null && from === actor.full_name) return t("ticket.event.put_back");
  if (to === null) return from === null ? t("ticket.event.unassigned") : t("ticket.event.unassigned_from", { from });
  return from === null ? t("ticket.event.assigned", { to }) : t("ticket.event.reassigned", { from, to });
}

/** Whom routing would have chosen, had they been there. */
function withSkipped(phrase: string, skipped: unknown): string {
  if (!Array.isArray(skipped) || skipped.length === 0) return phrase;
  const people = skipped.map((who: { name?: unknown; availability?: unknown }) =>
    t("ticket.event.skipped", {
      name: text(who.name) ?? "",
      availability: who.availability === "away" ? t("ui.is_away") : t("ui.is_offline"),
    }),
  );
  return t("ticket.event.with_skipped", { phrase, people: formatList(people) });
}

const WHY = {
  reply: "ticket.event.why.reply",
  automatic: "ticket.event.why.automatic",
  withdrawn: "ticket.event.why.withdrawn",
  reopened: "ticket.event.why.reopened",
  confirmed: "ticket.event.why.confirmed",
} as const;

function statusChange(data: TimelineItem["data"]): string {
  const change = t("ticket.event.status", { from: status(data["from"]), to: status(data["to"]) });
  const why = WHY[data["reason"] as keyof typeof WHY] as (typeof WHY)[keyof typeof WHY] | undefined;
  return why ? withReason(change, t(why)) : change;
}

function withReason(phrase: string, reason: string | null): string {
  return reason ? t("ticket.event.with_reason", { phrase, reason }) : phrase;
}

function status(value: unknown): string {
  const known = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const;
  const found = known.find((name) => name === value);
  return found ? statusWord(found, "agent") : (text(value) ?? "");
}

const METRICS = ["first_response", "next_response", "update", "resolution"] as const;

function metricWord(value: unknown): string {
  const metric = METRICS.find((name) => name === value);
  return metric ? t(`ui.sla.metric.${metric}`) : (text(value) ?? "");
}

/** Raised by somebody, or by a step of the policy; what a step changes besides are events of their own. */
function escalationOf(data: TimelineItem["data"]): string {
  const to = nameOf(data["to"]);
  const level = Number(data["level"] ?? 1);
  const step = text(data["step"]);
  const reached = to ? t("ticket.event.escalated_to", { level, to }) : t("ticket.event.escalated", { level });
  return step === null ? reached : t("ticket.event.escalated_by_step", { phrase: reached, step });
}

function extension(data: TimelineItem["data"]): string {
  const due = (value: unknown) => (typeof value === "string" ? formatFull(value) : t("ticket.value.none"));
  const metric = metricWord(data["metric"]);
  return t("ticket.event.extended", { metric, from: due(data["from_due_at"]), to: due(data["due_at"]) });
}

/** A new version of the policy or its calendar was applied to the open tickets. */
function retargeting({ policy, by }: TimelineItem["data"]): string {
  const name = text(policy) ?? "";
  return by === "calendar"
    ? t("ticket.event.retargeted_calendar", { policy: name })
    : t("ticket.event.retargeted_policy", { policy: name });
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
