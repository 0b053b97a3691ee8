import { QueryClient, type QueryKey, type queryOptions } from "@tanstack/react-query";
import type { ResponseOf, RouteName } from "@redress/backend/contract";
import { perRoute, type api } from "./api.js";
import { ApiProblem } from "./api-problem.js";
import { call } from "./call.js";

/** The server's state as this browser knows it. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: mayRetry, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Only what may pass by itself is asked for again: no connection, or a server that is busy. */
export function mayRetry(failures: number, error: Error): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return failures < 2 && (error.status === 0 || error.status >= 502);
}

/** The key under which an answer is kept: the route's name, then what was asked. */
export function keyOf(name: RouteName, asked: Asked = {}): QueryKey {
  return (asked.params ?? asked.query) ? [name, { ...asked.params, ...asked.query }] : [name];
}

interface Asked {
  params?: object | undefined;
  query?: object | undefined;
}

type RouteQuery<Name extends RouteName> = ReturnType<
  typeof queryOptions<ResponseOf<Name>, Error, ResponseOf<Name>, QueryKey>
>;

/** Each route as options for `useQuery`, for those that read: `useQuery(queries.getTicket({ params: { id } }))`. */
export const queries = perRoute((name) => (options?: Asked) => ({
  queryKey: keyOf(name, options),
  queryFn: ({ signal }: { signal: AbortSignal }) => call(name, { ...options, signal }),
})) as unknown as {
  readonly [Name in RouteName]: (...options: Parameters<(typeof api)[Name]>) => RouteQuery<Name>;
};

/** Marks every kept answer of some routes as old; what is on the screen is asked for again. */
export async function refetch(cache: QueryClient, names: readonly RouteName[]): Promise<void> {
  await Promise.all(names.map((name) => cache.invalidateQueries({ queryKey: keyOf(name) })));
}

/**
 * Marks kept answers that a change made old, and only those: an answer that is already as new stays.
 *
 * @param items what changed, with the version it has now.
 */
export function invalidateItems(
  cache: QueryClient,
  name: RouteName,
  items: readonly { id: number; version: number }[],
): Promise<void> {
  const versions = new Map(items.map((item) => [item.id, item.version]));
  return cache.invalidateQueries({
    queryKey: [name],
    predicate: ({ state }) => {
      const kept = state.data as { id?: number; version?: number } | undefined;
      if (kept?.id === undefined) return false;
      const version = versions.get(kept.id);
      return version !== undefined && (kept.version === undefined || kept.version < version);
    },
  });
}
