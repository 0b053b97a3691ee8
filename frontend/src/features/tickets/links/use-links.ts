import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { LinkRelation, TicketLinks } from "@redress/backend/contract";
import { useEffect } from "react";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { onHint } from "../../../lib/live.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf, queries } from "../../../lib/query.js";
import { toastWithUndo } from "../../../lib/undo.js";
import { refreshTicket } from "../data/live-tickets.js";

const linksQuery = (id: number) => queries.listLinks({ params: { id: String(id) } });

/** What a ticket belongs to; asked for again when it, or one of those, changes. */
export function useLinks(id: number) {
  const cache = useQueryClient();
  const query = linksQuery(id);
  useEffect(
    () =>
      onHint("ticket", ({ items }) => {
        const { queryKey } = linksQuery(id);
        const known = cache.getQueryData(queryKey)?.data.map(({ ticket }) => ticket.id) ?? [];
        if (items.some((item) => item.id === id || known.includes(item.id))) void cache.invalidateQueries({ queryKey });
      }),
    [cache, id],
  );
  return useQuery(query);
}

interface LinkWish {
  id: number;
  relation: LinkRelation;
  other: { id: number; number: string };
}

async function send(cache: QueryClient, { id, relation, other }: LinkWish, wanted: boolean): Promise<void> {
  const links: TicketLinks = wanted
    ? await api.addLink({ params: { id: String(id) }, body: { relation, ticket_id: other.id } })
    : await api.removeLink({ params: { id: String(id), relation, other_id: String(other.id) } });
  cache.setQueryData(linksQuery(id).queryKey, links);
  void cache.invalidateQueries({ queryKey: keyOf("listLinks", { params: { id: String(other.id) } }) });
  void refreshTicket(cache, id);
}

/** Links tickets, and takes links away; each says so and can be taken back. */
export function useLinkTickets() {
  const cache = useQueryClient();
  const change = async (wish: LinkWish, wanted: boolean): Promise<void> => {
    await send(cache, wish, wanted);
    const said = t(wanted ? "links.done" : "links.removed", { number: wish.other.number });
    toastWithUndo(said, t("ui.undo"), () => void send(cache, wish, !wanted).catch(toastProblem));
  };
  return {
    /** @throws ApiProblem when it was refused. */
    link: (wish: LinkWish) => change(wish, true),
    unlink: (wish: LinkWish) => void change(wish, false).catch(toastProblem),
  };
}
