import { startTransition, useCallback, useOptimistic } from "react";
import { useSearchParams, type NavigateOptions } from "react-router-dom";

/** Names of the address's query with what they become; null or "" takes a name out. */
export type SearchChanges = Readonly<Record<string, string | null>>;

/** The query of an address with some of it changed. */
export function withSearch(before: URLSearchParams, changes: SearchChanges): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}

/**
 * The query of the page's address for boxes and fields that show what it says. The router renders a new address in a
 * transition, a little later; a controlled box that waited for it would jump back for that while, and a field would
 * lose what is typed meanwhile. So what was asked for is shown at once.
 */
export function useSearch(): [URLSearchParams, (next: URLSearchParams, options?: NavigateOptions) => void] {
  const [search, setSearch] = useSearchParams();
  const [shown, show] = useOptimistic(search);
  const set = useCallback(
    (next: URLSearchParams, options?: NavigateOptions) =>
      startTransition(() => {
        show(next);
        setSearch(next, options);
      }),
    [show, setSearch],
  );
  return [shown, set];
}
