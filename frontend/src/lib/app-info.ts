import { queryOptions, useQuery } from "@tanstack/react-query";
import type { AppInfo } from "@redress/backend/contract";
import { api } from "./api.js";

/** What this desk is and offers; asked for once. */
const appInfoQuery = queryOptions({
  queryKey: ["getApp"],
  queryFn: () => api.getApp(),
  staleTime: Infinity,
  gcTime: Infinity,
});

export function useAppInfo(): AppInfo | undefined {
  return useQuery(appInfoQuery).data;
}
