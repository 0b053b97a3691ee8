import type { TicketDetail } from "@redress/backend/contract";
import { useEffect, useMemo, useRef } from "react";
import { t } from "../../../lib/i18n.js";
import { HeldMessages } from "../composer/held-messages.js";
import { buildTimeline } from "../model/timeline.js";
import { TimelineEventsRow } from "./timeline-events-row.js";
import { TimelineMessageBubble } from "./timeline-message-bubble.js";

/** Closer to the end than this, somebody reads the newest and wants to go on doing so. */
const NEAR_END_PX = 160;

export interface TimelineProps {
  ticket: TicketDetail;
  /** Opened by a link to one message: "comment-17". */
  showComment: string | null;
}

/** What was said and what happened, oldest first; opened at its newest end. */
export function Timeline({ ticket, showComment }: TimelineProps) {
  const entries = useMemo(() => buildTimeline(ticket), [ticket]);
  const region = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    const box = region.current;
    if (box && atEnd.current && showComment === null) box.scrollTop = box.scrollHeight;
  }, [entries, showComment]);
  useEffect(() => {
    if (showComment !== null) document.getElementById(showComment)?.scrollIntoView?.({ block: "center" });
  }, [showComment]);

  return (
    <div
      ref={region}
      role="region"
      aria-label={t("ticket.conversation")}
      // A region that scrolls must be reachable for those who scroll with keys.
      tabIndex={0}
      className="min-h-32 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2"
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
      }}
    >
      <ol className="flex flex-col gap-3">
        {entries.map((entry) => (
          <li key={entry.key}>
            {entry.kind === "message" ? (
              <TimelineMessageBubble message={entry} />
            ) : (
              <TimelineEventsRow events={entry} />
            )}
          </li>
        ))}
        <HeldMessages />
      </ol>
    </div>
  );
}
