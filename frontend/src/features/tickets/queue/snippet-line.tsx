import type { SearchSnippet } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { t, type MessageId } from "../../../lib/i18n.js";

const WHERE: Record<SearchSnippet["field"], MessageId> = {
  subject: "queue.found.subject",
  description: "queue.found.description",
  message: "queue.found.message",
  note: "queue.found.note",
  file: "queue.found.file",
  answer: "queue.found.answer",
  name: "queue.found.name",
  tag: "queue.found.tag",
};

export interface SnippetLineProps {
  /** Undefined while it is not there, or where there is none: its room is kept. */
  snippet: SearchSnippet | undefined;
  /** What opens the ticket; the message is a place in it. */
  href: string;
  tabIndex: 0 | -1;
}

/** Where a search's words are in a ticket, with the words marked; it leads to that very message. */
export function SnippetLine({ snippet, href, tabIndex }: SnippetLineProps) {
  if (!snippet) return <div className="min-h-12 border-b border-border" />;
  const hash = snippet.comment_id === null ? "" : `#comment-${snippet.comment_id}`;
  return (
    <div className="flex min-h-12 items-start border-b border-border px-3 pb-2 text-dense text-muted">
      <Link
        to={{ search: href, hash }}
        tabIndex={tabIndex}
        className="line-clamp-2 min-w-0 rounded-chip hover:underline [overflow-wrap:anywhere]"
      >
        <span className="font-medium">{t(WHERE[snippet.field])}</span>{" "}
        <bdi>
          {snippet.segments.map(({ text, hit }, index) =>
            hit ? (
              <mark key={index} className="rounded-tag bg-warn-bg px-0.5 font-medium text-warn-fg">
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </bdi>
      </Link>
    </div>
  );
}
