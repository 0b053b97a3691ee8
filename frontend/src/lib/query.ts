import { QueryClient, queryOptions, type QueryKey } from "@tanstack/react-query";
import type { RouteName } from "@redress/backend/contract";
import { call, type CallOptions, type Response } from "./api.js";
import { ApiProblem } from "./api-problem.js";

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

/** As in `call`, any text on purpose. */
type Options<Name extends string> = Name extends RouteName ? CallOptions<Name> : never;

/** A reading route as options for `useQuery`: `useQuery(queryOf("getTicket", { params: { id } }))`. */
export function queryOf<Name extends string>(name: Name & RouteName, options?: Options<Name>) {
  return queryOptions({
    queryKey: keyOf(name, options as Asked | undefined),
    queryFn: ({ signal }): Promise<Response<Name>> => {
      const send = call as (route: RouteName, asked: object) => Promise<Response<Name>>;
      return send(name, { ...options, signal });
    },
  });
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
