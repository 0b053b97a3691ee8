import type { TicketDetail } from "@redress/backend/contract";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { statusWord } from "../../../components/ui/status-badge.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import { onHint } from "../../../lib/live.js";
import { invalidateItems } from "../../../lib/query.js";
import { complaintQuery } from "./complaint-key.js";

/** One complaint, kept up to date while it is on the screen. */
export function useComplaint(ref: string): UseQueryResult<TicketDetail> {
  useEffect(() => onHint("ticket", (hint, cache) => void invalidateItems(cache, "getTicket", hint.items)), []);
  const result = useQuery(complaintQuery(ref));
  useAnnouncements(result.data);
  return result;
}

/** Says, when the reader is free, what came while the page was open: a reply, or another status. */
function useAnnouncements(ticket: TicketDetail | undefined): void {
  const before = useRef<{ id: number; replyId: number; status: TicketDetail["status"] } | null>(null);
  useEffect(() => {
    if (!ticket) return;
    const reply = ticket.comments.findLast((comment) => comment.by_staff);
    const now = { id: ticket.id, replyId: reply?.id ?? 0, status: ticket.status };
    const known = before.current;
    before.current = now;
    if (known?.id !== now.id) return;
    const news = [
      now.replyId > known.replyId
        ? t("complaints.ticket.new_reply", { name: reply?.author?.full_name ?? t("complaints.ticket.support") })
        : null,
      now.status === known.status
        ? null
        : t("complaints.ticket.new_status", { status: statusWord(now.status, "customer") }),
    ];
    const text = news.filter((part) => part !== null).join(" ");
    if (text !== "") announce(text);
  }, [ticket]);
}
