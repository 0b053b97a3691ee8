import { serverNow } from "../../lib/clock.js";
import { dayOf } from "../../lib/format.js";
import { withSearch } from "../../lib/search.js";

const SIX_DAYS_MS = 6 * 24 * 3_600_000;
/** A period without that end: "from the beginning", "until now". */
const OPEN = "-";
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[1-9]\d{0,14}$/;

/** What the page's address asks for, as the API takes it; what it cannot be is left out. */
export interface TimeFilter {
  from?: string;
  to?: string;
  person_id?: string;
  ticket_id?: string;
  billable?: "true" | "false";
}

/** The last seven days, unless the address says otherwise; of one ticket everything. */
export function readFilter(search: URLSearchParams): TimeFilter {
  const [from, to, person, ticket] = ["from", "to", "person", "ticket"].map((name) => search.get(name) ?? "");
  const billable = search.get("billable");
  const ofTicket = ticket !== undefined && ID.test(ticket);
  const day = (given: string | undefined, usual: string) => {
    if (given && DAY.test(given)) return given;
    return given === OPEN || ofTicket ? undefined : usual;
  };
  const first = day(from, dayOf(serverNow() - SIX_DAYS_MS));
  const last = day(to, dayOf(serverNow()));
  return {
    ...(first && { from: first }),
    ...(last && { to: last }),
    ...(person && (person === "me" || ID.test(person)) && { person_id: person }),
    ...(ofTicket && { ticket_id: ticket }),
    ...((billable === "true" || billable === "false") && { billable }),
  };
}

/** The page's address for a filter. The days are named, so that it lists the same tomorrow. */
export function pathOfFilter({ from, to, person_id, ticket_id, billable }: TimeFilter): string {
  const search = withSearch(new URLSearchParams(), {
    from: from ?? OPEN,
    to: to ?? OPEN,
    person: person_id ?? null,
    ticket: ticket_id ?? null,
    billable: billable ?? null,
  });
  return `/time?${search.toString()}`;
}
