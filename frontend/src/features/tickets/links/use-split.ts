import type { RequestOf, TicketDetail } from "@redress/backend/contract";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import { keyOf } from "../../../lib/query.js";
import { draftBox } from "../composer/draft-boxes.js";
import { takeOwn } from "../data/change-ticket.js";
import { refreshTicket } from "../data/live-tickets.js";

type Wish = NonNullable<RequestOf<"splitTicket">["body"]>;

/** Begins a ticket with messages of another, and takes that back. */
export function useSplit() {
  const cache = useQueryClient();
  return {
    /** @throws ApiProblem when it was refused. @returns the new ticket. */
    split: async (source: TicketDetail, body: Wish, idempotencyKey: string): Promise<TicketDetail> => {
      const fresh = await api.splitTicket({ params: { id: String(source.id) }, body, idempotencyKey });
      await takeOwn(cache, fresh);
      forget(cache, source.id);
      return fresh;
    },
    /** @throws ApiProblem when somebody has worked on it since. @returns the ticket that has the messages again. */
    unsplit: async ({ id }: { id: number }): Promise<TicketDetail> => {
      // What was typed a moment ago is saved first: the server brings along what it has.
      await Promise.all([draftBox(id, "public").flush(), draftBox(id, "internal").flush()]);
      const source = await api.unsplitTicket({ params: { id: String(id) } });
      await takeOwn(cache, source);
      forget(cache, source.id);
      toast(t("split.undone", { number: source.number }));
      return source;
    },
  };
}

/** What is known of a ticket beside its own answer. */
function forget(cache: QueryClient, id: number): void {
  void refreshTicket(cache, id);
  void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
  void cache.invalidateQueries({ queryKey: keyOf("listLinks", { params: { id: String(id) } }) });
}
