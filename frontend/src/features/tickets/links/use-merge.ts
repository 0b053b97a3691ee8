import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toastWithUndo } from "../../../lib/undo.js";
import { takeOwn } from "../data/change-ticket.js";
import { refreshTicket } from "../data/live-tickets.js";

interface Numbered {
  id: number;
  number: string;
}

const idOf = ({ id }: Numbered) => ({ id: String(id) });

async function mergeAll(cache: QueryClient, sources: readonly Numbered[], target: Numbered): Promise<void> {
  // One after the other: each grows the same ticket.
  for (const source of sources) {
    await takeOwn(cache, await api.mergeTicket({ params: idOf(source), body: { into_id: target.id } }));
    void refreshTicket(cache, source.id);
  }
  void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
}

async function unmergeAll(cache: QueryClient, sources: readonly Numbered[], target: Numbered): Promise<void> {
  for (const source of sources) await takeOwn(cache, await api.unmergeTicket({ params: idOf(source) }));
  void refreshTicket(cache, target.id);
  void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
}

/** Merges tickets and undoes it, at once or much later; each says so, and can be taken back. */
export function useMerge() {
  const cache = useQueryClient();
  const undoing = (said: string, inverse: () => Promise<void>) =>
    toastWithUndo(said, t("ui.undo"), () => void inverse().catch(toastProblem));
  return {
    /** @throws ApiProblem when one was refused; those before it are merged, and can be taken back. */
    merge: async (sources: readonly Numbered[], target: Numbered): Promise<void> => {
      const merged: Numbered[] = [];
      try {
        for (const source of sources) {
          await mergeAll(cache, [source], target);
          merged.push(source);
        }
      } finally {
        if (merged.length > 0)
          undoing(t("merge.done", { count: merged.length, number: target.number }), () =>
            unmergeAll(cache, merged, target),
          );
      }
    },
    unmerge: (source: Numbered, target: Numbered): void => {
      unmergeAll(cache, [source], target).then(
        () => undoing(t("merge.undone", { number: source.number }), () => mergeAll(cache, [source], target)),
        toastProblem,
      );
    },
  };
}
