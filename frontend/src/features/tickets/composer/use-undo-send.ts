import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { HeldReply } from "@redress/backend/contract";
import { announce } from "../../../lib/announcer.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { refreshTicket } from "../data/live-tickets.js";
import { setHeld } from "../data/writing.js";
import { draftBox } from "./draft-boxes.js";
import { lastHeld } from "./held-store.js";

/** Takes a message back before it is sent: it is a draft again. @returns whether it is. */
export async function undoSend(cache: QueryClient, held: HeldReply): Promise<boolean> {
  const { id, ticket_id: ticketId } = held;
  const box = draftBox(ticketId, held.is_internal ? "internal" : "public");
  try {
    // What was typed since stays: the server puts it below.
    await box.flush();
    const { draft, server_time: asOf } = await api.undoHeldReply({ params: { id: String(id) } });
    setHeld(cache, ticketId, (all) => all.filter((one) => one.id !== id));
    box.take(draft, asOf);
    if (lastHeld.get()?.id === id) lastHeld.set(null);
    announce(t("compose.undone"));
    return true;
  } catch (error) {
    const isOver = error instanceof ApiProblem && error.is("held_reply.over");
    toastProblem(error, isOver ? t("compose.undo_late") : problemText(error));
    if (isOver) void refreshTicket(cache, ticketId);
    return false;
  }
}

export function useUndoSend(): (held: HeldReply) => Promise<boolean> {
  const cache = useQueryClient();
  return (held) => undoSend(cache, held);
}
