import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Status, TicketDetail } from "@redress/backend/contract";
import { useState } from "react";
import { statusWord } from "../../../components/ui/status-badge.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { expectUndo, noLongerExpected, toastWithUndo, type Expected } from "../../../lib/undo.js";
import { answerErrors } from "../../fields/answer-errors.js";
import { changedSentence } from "../model/change-words.js";
import { inverseOf, type TicketChange } from "../model/ticket-change.js";
import { isForLater, keepChange, mustWait } from "../outbox/keep-for-later.js";
import { changeTicket } from "./change-ticket.js";
import { refreshTicket } from "./live-tickets.js";

/** A question that a change raised: whose value shall stand, why the ticket is taken, what becomes of open children. */
export type Question =
  | { kind: "conflict"; change: TicketChange; theirs: TicketDetail }
  | { kind: "held"; change: Extract<TicketChange, { field: "assignee" }>; theirs: TicketDetail }
  | { kind: "answers"; change: Extract<TicketChange, { field: "status" }>; theirs: TicketDetail }
  | { kind: "children"; change: Extract<TicketChange, { field: "status" }>; theirs: TicketDetail };

/** Changes tickets and says how it went: Undo where there is a way back, a question where somebody was faster. */
export function useChangeTicket() {
  const cache = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);

  const change = async (seen: TicketDetail, wanted: TicketChange): Promise<void> => {
    setQuestion(null);
    if (mustWait()) return keepChange(seen, wanted);
    const expected = expectUndo();
    try {
      const outcome = await changeTicket(cache, seen, wanted);
      if (outcome.result === "saved") offerUndo(cache, { before: seen, after: outcome.ticket }, wanted, expected);
      else if (outcome.result === "held" && wanted.field === "assignee")
        setQuestion({ kind: "held", change: wanted, theirs: outcome.theirs });
      else setQuestion({ kind: "conflict", change: wanted, theirs: outcome.theirs });
    } catch (error) {
      if (isForLater(error)) return keepChange(seen, wanted);
      if (wanted.field === "status" && error instanceof ApiProblem && Object.keys(answerErrors(error)).length > 0)
        return setQuestion({ kind: "answers", change: wanted, theirs: seen });
      if (wanted.field === "status" && error instanceof ApiProblem && error.is("ticket.open_children"))
        return setQuestion({ kind: "children", change: wanted, theirs: seen });
      const retry = () => void change(seen, wanted);
      const again = mayPass(error) ? { label: t("ui.retry"), run: retry } : undefined;
      toastProblem(error, refusalText(error), again);
      // What is shown may be what led to the refusal.
      void refreshTicket(cache, seen.id);
    } finally {
      noLongerExpected(expected);
    }
  };
  return { change, question, dismiss: () => setQuestion(null) };
}

interface Saved {
  before: TicketDetail;
  after: TicketDetail;
}

function offerUndo(cache: QueryClient, { before, after }: Saved, change: TicketChange, expected: Expected): void {
  const sentence = changedSentence(change);
  if (!sentence) return;
  const inverse = inverseOf(change, before, after, t("ticket.undo.reason"));
  if (!inverse) {
    toast(sentence);
    return;
  }
  const undo = () => {
    if (mustWait()) return keepChange(after, inverse);
    changeTicket(cache, after, inverse).then(
      ({ result }) => {
        if (result !== "saved") toast(t("ticket.undo.too_late"), { tone: "error" });
      },
      (error: unknown) => {
        if (isForLater(error)) keepChange(after, inverse);
        else toastProblem(error, refusalText(error));
      },
    );
  };
  toastWithUndo(sentence, t("ui.undo"), undo, expected);
}

/** Why a change was refused; an impossible status names those that are possible. */
function refusalText(error: unknown): string {
  if (error instanceof ApiProblem && error.is("ticket.illegal_transition")) {
    const allowed = error.allowed.map((status) => statusWord(status as Status, "agent"));
    return t("ticket.toast.illegal", { count: allowed.length, allowed: formatList(allowed) });
  }
  return problemText(error);
}

/** Whether the same request may succeed when it is sent again. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429);
}
