import type { Comment, TicketDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import type { ReplyDraft, ReplyPurpose } from "./reply-draft.js";
import { complaintKey } from "./use-complaint.js";
import { assertAllSent, type SendableDraft } from "./use-sendable-draft.js";

export interface SendReply {
  /** @returns whether it was sent; if not, everything is still there and `error` says why. */
  send: () => Promise<boolean>;
  busy: boolean;
  error: string | undefined;
}

interface Options {
  ticket: TicketDetail;
  purpose: ReplyPurpose;
  draft: SendableDraft<ReplyDraft>;
  onSent: () => void;
}

/** Sends a customer's words: as a reply, or with the wish to open the complaint again. */
export function useSendReply({ ticket, purpose, draft, onSent }: Options): SendReply {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const key = complaintKey(ticket.number);
  const params = { id: ticket.number };

  const reopen = async (comment: string) => {
    cache.setQueryData(key, await api.setTicketStatus({ params, body: { status: "in_progress", comment } }));
  };
  const reply = async (comment: string) => {
    assertAllSent(draft.uploads);
    const { ids } = draft.uploads;
    const body = { comment, ...(ids.length > 0 && { attachment_ids: ids }) };
    const written = await api.addComment({ params, body, idempotencyKey: draft.submitKey() });
    cache.setQueryData<TicketDetail>(key, (kept) => kept && withComment(kept, written));
  };

  const send = async () => {
    const text = draft.value.text.trim();
    if (busy || text === "") {
      setError(text === "" ? t("complaints.reply.missing") : undefined);
      return busy;
    }
    setBusy(true);
    setError(undefined);
    try {
      await (purpose === "reopen" ? reopen(text) : reply(text));
      draft.clear();
      announce(t(purpose === "reopen" ? "complaints.reply.reopened" : "complaints.reply.sent"));
      onSent();
      return true;
    } catch (failure) {
      setError(problemText(failure));
      return false;
    } finally {
      setBusy(false);
      // The reply may have changed the status; or the status was why it failed.
      void cache.invalidateQueries({ queryKey: keyOf("getTicket") });
      void cache.invalidateQueries({ queryKey: keyOf("listTickets") });
    }
  };
  return { send, busy, error };
}

/** A repeated request answers with the same comment: it stands there once. */
function withComment(ticket: TicketDetail, comment: Comment): TicketDetail {
  const others = ticket.comments.filter(({ id }) => id !== comment.id);
  return { ...ticket, comments: [...others, comment] };
}
