import type { Mail } from "@redress/backend/contract";
import { daysToInstants } from "../../lib/zoned-instant.js";

export const MAIL_STATES = ["queued", "sent", "failed", "kept"] as const satisfies readonly Mail["state"][];

/** What is looked for, as the address has it: days are the viewer's. */
export interface MailFilters {
  state: Mail["state"] | null;
  to: string;
  template: string | null;
  from: string | null;
  until: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (search: URLSearchParams, name: string): string | null => {
  const day = search.get(name);
  return day !== null && DAY.test(day) ? day : null;
};

/** Reads the filters of an address; what nobody could have chosen is left out. */
export function readFilters(search: URLSearchParams): MailFilters {
  return {
    state: MAIL_STATES.find((known) => known === search.get("state")) ?? null,
    to: search.get("to") ?? "",
    template: search.get("template"),
    from: dayIn(search, "from"),
    until: dayIn(search, "until"),
  };
}

export const isFiltered = (filters: MailFilters): boolean => Object.values(filters).some(Boolean);

/** The same as the API's query. */
export function queryOfFilters({ state, to, template, from, until }: MailFilters, timeZone: string) {
  const span = daysToInstants({ from, to: until }, timeZone);
  return {
    ...(state && { state }),
    ...(to.trim() && { to: to.trim() }),
    ...(template && { template }),
    ...(span.from && { since: span.from }),
    ...(span.to && { until: span.to }),
  };
}
