import type { Attachment, Comment, PersonRef, TicketDetail, TimelineItem } from "@redress/backend/contract";

/** What one message of a ticket shows; the complaint itself is the first. */
export interface TimelineMessage {
  kind: "message";
  key: string;
  /** null: the complaint itself. */
  commentId: number | null;
  author: PersonRef | null;
  tone: "theirs" | "ours" | "note";
  text: string;
  format: Comment["format"];
  mentions: readonly PersonRef[];
  attachments: Attachment[];
  at: string;
}

/** What one actor did within a short time, without a message between. */
export interface TimelineEvents {
  kind: "events";
  key: string;
  actor: PersonRef | null;
  items: TimelineItem[];
  at: string;
}

export type TimelineEntry = TimelineMessage | TimelineEvents;

const COLLAPSE_WITHIN_MS = 2 * 60_000;

type Told = Pick<
  TicketDetail,
  "id" | "customer" | "description" | "received_at" | "comments" | "timeline" | "attachments" | "merged"
>;

/** Messages and events in the order in which they happened, oldest first. */
export function buildTimeline(ticket: Told): TimelineEntry[] {
  const merged = ticket.merged.map((one) => mergedOpening(ticket, one));
  const messages = [openingOf(ticket), ...merged, ...ticket.comments.map(messageOf)];
  const events = ticket.timeline.filter(({ type }) => type !== "comment.added").map(eventOf);
  // The complaint comes before the event that filed it, a reply before what it set off.
  const all = [...messages, ...events].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return all.reduce<TimelineEntry[]>(collapse, []);
}

/** Everything that happened, newest first; what one actor did within a short time is one entry, in the order it was done. */
export function historyOf({ timeline }: Pick<TicketDetail, "timeline">): TimelineEvents[] {
  const entries = timeline.map(eventOf).reduce<TimelineEntry[]>(collapse, []);
  return entries.filter((entry) => entry.kind === "events").toReversed();
}

function openingOf(ticket: Told): TimelineMessage {
  const claimed = new Set(ticket.comments.flatMap(({ attachments }) => attachments.map(({ id }) => id)));
  return {
    kind: "message",
    key: "opening",
    commentId: null,
    author: ticket.customer,
    tone: "theirs",
    text: ticket.description,
    format: "plain",
    mentions: [],
    attachments: ticket.attachments.filter(({ id }) => !claimed.has(id)),
    at: ticket.received_at,
  };
}

/** How a ticket began that was merged into this one. Its files are with the others. */
function mergedOpening(
  ticket: Told,
  { id, number, subject, description, created_at: at }: Told["merged"][number],
): TimelineMessage {
  const text = `${number} ${subject}\n\n${description}`;
  return { ...openingOf(ticket), key: `merged-${id}`, text, attachments: [], at };
}

function messageOf(comment: Comment): TimelineMessage {
  const { id, author, format, mentions, attachments, created_at: at } = comment;
  const tone = comment.is_internal ? "note" : comment.by_staff ? "ours" : "theirs";
  const text = comment.comment;
  const said = { author, tone, text, format, mentions, attachments, at } as const;
  return { kind: "message", key: `comment-${id}`, commentId: id, ...said };
}

function eventOf(item: TimelineItem): TimelineEvents {
  return { kind: "events", key: `event-${item.id}`, actor: item.actor, items: [item], at: item.created_at };
}

/** Joins an event to the entry before it when the same actor did both within two minutes. */
function collapse(entries: TimelineEntry[], entry: TimelineEntry): TimelineEntry[] {
  const last = entries.at(-1);
  if (entry.kind === "message" || last?.kind !== "events") return [...entries, entry];
  const sameActor = last.actor?.id === entry.actor?.id;
  const soon = Date.parse(entry.at) - Date.parse(last.at) <= COLLAPSE_WITHIN_MS;
  if (!sameActor || !soon) return [...entries, entry];
  return [...entries.slice(0, -1), { ...last, items: [...last.items, ...entry.items] }];
}
