import type { Comment, TicketDetail } from "@redress/backend/contract";

const SUBJECT_LENGTH = 80;

/** The messages that a ticket of its own can begin with: the customer's, the newest first. */
export const splitChoices = ({ comments }: Pick<TicketDetail, "comments">): Comment[] =>
  comments.filter((comment) => !comment.by_staff && !comment.is_internal).toReversed();

/** What would go along: the message, and where wished all after it. */
export function messagesAlong(comments: readonly Comment[], firstId: number, withLater: boolean): Comment[] {
  return comments.filter(({ id }) => id === firstId || (withLater && id > firstId));
}

/** What a message is about, as far as its first words say: a line, cut at a word. */
export function subjectOf(text: string): string {
  const line = text.trim().split("\n")[0]?.replace(/\s+/g, " ").trim() ?? "";
  if (line.length <= SUBJECT_LENGTH) return line;
  const cut = line.slice(0, SUBJECT_LENGTH);
  const word = cut.lastIndexOf(" ");
  return `${word > SUBJECT_LENGTH / 2 ? cut.slice(0, word) : cut}…`;
}
