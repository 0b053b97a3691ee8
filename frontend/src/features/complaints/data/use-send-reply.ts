import type { Comment, TicketDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { announce } from "../../../lib/announcer.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { canSend, connection } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { isOutOfReach } from "../../../lib/reach.js";
import { useStore } from "../../../lib/store.js";
import { newestAnswer, purposeOf, type ReplyDraft, type ReplyPurpose } from "./reply-draft.js";
import { complaintKey, complaintQuery } from "./complaint-key.js";
import { assertAllSent, type SendableDraft } from "./use-sendable-draft.js";

export interface SendReply {
  /** @returns whether it was sent, or waits for a connection in sight; if not, everything is still there and `error` says why. */
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

  const keep = () => {
    if (draft.value.waits === null) announce(t("complaints.reply.waits"));
    draft.note({ waits: draft.value.waits ?? { purpose, seen: newestAnswer(ticket) } });
  };
  const reopen = async (comment: string) => {
    cache.setQueryData(key, await api.setTicketStatus({ params, body: { status: "in_progress", comment } }));
  };
  const reply = async (comment: string) => {
    const { ids } = draft.uploads;
    const body = { comment, ...(ids.length > 0 && { attachment_ids: ids }) };
    const written = await api.addComment({ params, body, idempotencyKey: draft.submitKey() });
    cache.setQueryData<TicketDetail>(key, (kept) => kept && withComment(kept, written));
  };

  /** @param pressed long ago, without a connection, on what the complaint was then. */
  const send = async (pressed: ReplyDraft["waits"] = null) => {
    const text = draft.value.text.trim();
    if (busy || text === "") {
      setError(text === "" ? t("complaints.reply.missing") : undefined);
      return busy;
    }
    setBusy(true);
    setError(undefined);
    try {
      if (purpose !== "reopen") assertAllSent(draft.uploads);
      if (pressed) {
        const now = await cache.fetchQuery({ ...complaintQuery(ticket.number), staleTime: 0 });
        if (purposeOf(now) !== pressed.purpose || newestAnswer(now) !== pressed.seen) {
          draft.note({ waits: null });
          setError(t("complaints.reply.newer"));
          return false;
        }
      } else if (!canSend()) {
        keep();
        return true;
      }
      await ((pressed?.purpose ?? purpose) === "reopen" ? reopen(text) : reply(text));
      draft.clear();
      announce(t(purpose === "reopen" ? "complaints.reply.reopened" : "complaints.reply.sent"));
      onSent();
      return true;
    } catch (failure) {
      if (failure instanceof ApiProblem && isOutOfReach(failure.status) && !failure.is("validation")) {
        keep();
        return true;
      }
      draft.note({ waits: null });
      setError(problemText(failure));
      return false;
    } finally {
      setBusy(false);
      // The reply may have changed the status; or the status was why it failed.
      void cache.invalidateQueries({ queryKey: keyOf("getTicket") });
      void cache.invalidateQueries({ queryKey: keyOf("listTickets") });
    }
  };
  useSendLater(draft.value.waits, send);
  return { send: () => send(), busy, error };
}

/** Tried again, where it was not the connection that kept it. */
const AGAIN_MS = 5000;

/** Sends what waits as soon as there is a connection, also after a reload. */
function useSendLater(waits: ReplyDraft["waits"], send: (pressed: ReplyDraft["waits"]) => Promise<boolean>): void {
  const reach = useStore(connection);
  const latest = useRef({ waits, send });
  useEffect(() => {
    latest.current = { waits, send };
  });
  const isWaiting = waits !== null;
  useEffect(() => {
    if (!isWaiting || !canSend()) return;
    const again = () => void latest.current.send(latest.current.waits);
    again();
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reach]);
}

/** A repeated request answers with the same comment: it stands there once. */
function withComment(ticket: TicketDetail, comment: Comment): TicketDetail {
  const others = ticket.comments.filter(({ id }) => id !== comment.id);
  return { ...ticket, comments: [...others, comment] };
}
