import type { SampleData, Setup } from "@redress/backend/contract";
import type { QueryClient } from "@tanstack/react-query";
import { queries } from "../../lib/query.js";

/** How often a job that makes the sample data is asked how far it is. */
const PROGRESS_MS = 500;

/** The checklist with the sample data; asked for anew whenever somebody looks, since other pages tick its steps. */
export const setupQuery = {
  ...queries.getSetup(),
  staleTime: 0,
  refetchInterval: (query: { state: { data?: Setup | undefined } }) =>
    query.state.data?.sample_data.state === "loading" ? PROGRESS_MS : false,
};

export function keepSample(cache: QueryClient, sample: SampleData): void {
  cache.setQueryData(setupQuery.queryKey, (setup) => setup && { ...setup, sample_data: sample });
}
