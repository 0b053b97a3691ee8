import { useQueryClient } from "@tanstack/react-query";
import type { Canned, TicketDetail } from "@redress/backend/contract";
import { useState } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { expectUndo, noLongerExpected } from "../../../lib/undo.js";
import { ticketQuery } from "../../tickets/data/ticket-queries.js";
import { isForLater, keepMacro, mustWait } from "../../tickets/outbox/keep-for-later.js";
import { inverseOfMacro } from "./macro-inverse.js";
import { sayMacroRan } from "./say-macro.js";

type Named = Pick<Canned, "id" | "title" | "actions">;

/** Runs what a macro or a canned response does on a ticket: all of it, or it says why nothing was done. */
export function useRunMacro(ticketId: number) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  /** Somebody else holds the ticket: taking it needs a reason first. */
  const [held, setHeld] = useState<{ canned: Named; ticket: TicketDetail } | null>(null);
  const params = { id: String(ticketId) };
  const queryKey = keyOf("getTicket", { params });

  /** @returns whether it was done. */
  const run = async (canned: Named, reason?: string): Promise<boolean> => {
    const seen = cache.getQueryData<TicketDetail>(queryKey);
    const later = (): boolean => {
      if (seen) keepMacro(seen, canned);
      return seen !== undefined;
    };
    if (mustWait() && later()) return true;
    setBusy(true);
    setHeld(null);
    const expected = expectUndo();
    try {
      // What it is taken back to: as it stands now, not as it was when it was last looked at.
      const before = await cache.fetchQuery({ ...ticketQuery(ticketId), staleTime: 0 });
      const ticket = await api.runMacro({
        params: { ...params, canned_id: String(canned.id) },
        body: reason ? { reason } : {},
      });
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, ticket);
      sayMacroRan(cache, ticketId, canned.title, inverseOfMacro(canned.actions, before, ticket), expected);
      return true;
    } catch (error) {
      if (isForLater(error) && later()) return true;
      const ticket = cache.getQueryData<TicketDetail>(queryKey);
      const isHeld = error instanceof ApiProblem && error.is("ticket.already_assigned");
      if (isHeld && ticket) setHeld({ canned, ticket });
      else toastProblem(error, t("canned.not_run", { name: canned.title, why: problemText(error) }));
      return false;
    } finally {
      noLongerExpected(expected);
      setBusy(false);
      void cache.invalidateQueries({ queryKey: keyOf("renderCanned") });
    }
  };
  return { run, busy, held, forgetHeld: () => setHeld(null) };
}
