import type { TicketAudience } from "../../../platform/events.js";
import type { Hints } from "../../../platform/hints.js";
import type { DomainEvent } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";

/** What is to be told of one ticket, once all is done. */
interface News {
  seq: number;
  ticketId: number;
  version: number;
  audiences: TicketAudience[];
  isPublic: boolean;
}

/**
 * Runs several changes of one ticket, each recorded by itself, and tells those who see it once, after the commit, of all
 * of them: whoever saw it before one of the changes too. None of the changes may be a note.
 */
export async function withOneHint(work: Work, hints: Hints, body: (quiet: Work) => Promise<void>): Promise<void> {
  let news: News | null = null;
  const record = async ({ hint, ...event }: DomainEvent): Promise<number> => {
    const seq = await work.record(event);
    if (hint && event.ticketId !== undefined) {
      news = {
        seq,
        ticketId: event.ticketId,
        version: hint.version,
        audiences: [...(news?.audiences ?? []), ...(hint.formerAudience ? [hint.formerAudience] : []), hint.audience],
        isPublic: (news?.isPublic ?? false) || event.isInternal !== true,
      };
    }
    return seq;
  };
  await body({ ...work, record });
  const told = news as News | null;
  if (!told || work.reactions === "none") return;
  work.afterCommit(() =>
    hints.ticketChanged(told.seq, told.ticketId, told.version, told.audiences, told.isPublic ? "public" : "internal"),
  );
}
