import type { RecordedEvent } from "../../platform/events.js";
import type { MailValues } from "./render.js";
import type { MailFacts } from "./ticket-facts.js";
import { customerStatus, instantIn, metricWords, staffStatusWords, wokenSentence } from "./words.js";

/** What the templates are filled with: the reader's zone and language, and words instead of keys. */
export function ticketValues(event: Pick<RecordedEvent, "data" | "isInternal">, facts: MailFacts): MailValues {
  const { data } = event;
  const due = (value: Date | string | null) =>
    value === null ? "" : instantIn(new Date(value), facts.locale, facts.time_zone, facts.hour_format);
  const dues = [facts.first_response_due, facts.resolution_due]
    .filter((value) => value !== null)
    .sort((a, b) => +a - +b);
  const status = customerStatus(data.to);
  return {
    ...facts,
    first_response_due: due(facts.first_response_due),
    resolution_due: due(facts.resolution_due),
    next_due: due(dues[0] ?? null),
    due: typeof data.due_at === "string" ? due(data.due_at) : "",
    metric_word: metricWords(data.metric),
    actor_name: facts.actor_name ?? facts.desk,
    reason: typeof data.reason === "string" ? data.reason : "",
    to_name: nameIn(data.to),
    level: typeof data.level === "number" ? data.level : "",
    by_person: data.by === "person",
    internal: event.isInternal,
    woken_sentence: wokenSentence(data.because),
    from_word: staffStatusWords(data.from),
    status_word: staffStatusWords(data.to),
    status_phrase: status.phrase,
    status_heading: status.heading,
    status_sentence: status.sentence(facts.subject),
    status_button: status.button,
  };
}

/** Where the mail's button leads: each reader to the page that is theirs. */
export function ticketPath(facts: MailFacts, asCustomer: boolean): string {
  if (!asCustomer) return `/queue/open?ticket=${facts.ticket_id}`;
  return facts.has_account ? `/complaints/${facts.number}` : `/track?ref=${facts.number}`;
}

/** The message an event tells of. */
export const commentIn = (data: RecordedEvent["data"]): number | null =>
  typeof data.comment_id === "number" ? data.comment_id : null;

function nameIn(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? value.name
    : "";
}
