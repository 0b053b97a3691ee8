import { useQueries } from "@tanstack/react-query";
import type { SearchSnippet, SearchSnippets } from "@redress/backend/contract";
import { queries } from "../../../lib/query.js";
import { hasWords, type QueueAddress } from "../model/queue-address.js";

/** As many tickets as a page of the list has. */
const AT_ONCE = 50;

export interface Found {
  /** Words are looked for: each row has a line in which they are. */
  isOn: boolean;
  /** By the ticket's id; those that are not there yet, or have no text to show, are missing. */
  snippets: ReadonlyMap<number, SearchSnippet>;
  corrected: SearchSnippets["corrected"];
}

/** Where the words of a search are in the tickets that it found: asked for page by page, when the rows are there. */
export function useSnippets({ q, isSearch }: QueueAddress, rows: readonly { id: number }[]): Found {
  const isOn = isSearch && hasWords(q);
  const pages = isOn ? Math.ceil(rows.length / AT_ONCE) : 0;
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_none, page) => {
      const ids = rows.slice(page * AT_ONCE, (page + 1) * AT_ONCE).map(({ id }) => id);
      return { ...queries.searchSnippets({ query: { q, ids: ids.join() } }), staleTime: Infinity };
    }),
  });
  const found = answers.flatMap(({ data }) => data?.data ?? []);
  return {
    isOn,
    snippets: new Map(found.map((snippet) => [snippet.ticket_id, snippet])),
    corrected: answers[0]?.data?.corrected ?? [],
  };
}
