import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { queries } from "../../../lib/query.js";
import type { GroupedList } from "../model/groups.js";
import { countFilters, listQueryOf, type QueueAddress } from "../model/queue-address.js";

export interface Groups {
  /** Null: one list, as it is or until its groups are known. */
  list: GroupedList | null;
  isPending: boolean;
  /** It is too long to be divided, and shown as one. */
  isTooLong: boolean;
  toggle: (key: string) => void;
  refresh: () => Promise<void>;
}

/**
 * The groups of a saved view's list with their numbers. They are as old as the rows below them, and asked for again with
 * these: a heading says how long what it stands over is. Filters of an old address are lists of their own, undivided.
 */
export function useGroups(address: QueueAddress, timeZone: string): Groups {
  const [folded, setFolded] = useState<{ of: number | null; keys: ReadonlySet<string> }>(nothingFolded);
  const { saved } = address;
  const by = countFilters(address.filters) === 0 ? (saved?.group_by ?? null) : null;
  const { sort: _sort, limit: _limit, ...filters } = listQueryOf(address, timeZone);
  const query = useQuery({
    ...queries.countTicketGroups({ query: { ...filters, by: by ?? "status" } }),
    enabled: by !== null,
    staleTime: Infinity,
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { refetch } = query;
  const isDivided = by !== null;
  const refresh = useCallback(async () => {
    if (isDivided) await refetch();
  }, [isDivided, refetch]);
  const keys = folded.of === saved?.id ? folded.keys : nothingFolded.keys;
  const groups = by !== null && query.data?.state === "counted" ? query.data.data : null;
  const list = useMemo(() => (groups && by ? { by, groups, folded: keys } : null), [groups, by, keys]);
  return {
    list,
    isPending: by !== null && query.isPending && !query.error,
    isTooLong: by !== null && query.data?.state === "too_many",
    toggle: (key) => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      setFolded({ of: saved?.id ?? null, keys: next });
    },
    refresh,
  };
}

const nothingFolded = { of: null, keys: new Set<string>() };
