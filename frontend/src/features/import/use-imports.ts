import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ImportDetail, ImportSummary } from "@redress/backend/contract";
import { api } from "../../lib/api.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf, queries } from "../../lib/query.js";

/** While something happens it is asked for again; nothing about an import is announced live. */
const EVERY_MS = 1000;

const isBusy = ({ state }: Pick<ImportSummary, "state">) => state === "checking" || state === "running";

export function useImportList() {
  return useInfiniteQuery({
    queryKey: [...keyOf("listImports"), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listImports({ query: { limit: 20, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isBusy)) ? 3 * EVERY_MS : false),
  });
}

export function useImport(id: string) {
  return useQuery({
    ...queries.getImport({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? EVERY_MS : false),
  });
}

/** Keeps what an action answered; the list is asked for anew. */
export function useKeepImport() {
  const cache = useQueryClient();
  return (it: ImportDetail) => {
    cache.setQueryData(keyOf("getImport", { params: { id: String(it.id) } }), it);
    void cache.invalidateQueries({ queryKey: ["listImports"] });
  };
}

/** Checks, starts or stops an import. What does not work is said in a toast, and the present state is fetched. */
export function useMoveImport(id: number) {
  const cache = useQueryClient();
  const keep = useKeepImport();
  const params = { id: String(id) };
  return useMutation({
    mutationFn: (move: "checkImport" | "startImport" | "cancelImport") => api[move]({ params }),
    onSuccess: keep,
    onError: (error) => {
      toastProblem(error);
      void cache.invalidateQueries({ queryKey: keyOf("getImport", { params }) });
    },
  });
}
