import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { readSettings } from "../../desk/index.js";
import { loadHistory, presentClocks } from "../../sla/index.js";
import { answersInWords } from "./answers-in-words.js";
import { ticketNumber, type TicketFacts } from "../../tickets/index.js";

/** What a text can say about one ticket, for its customer's eyes. */
export interface CannedValues {
  /** What the customer reads. */
  locale: string;
  deskLanguage: string;
  values: Readonly<Record<string, string | null>>;
}

interface Reader {
  id: number;
  name: string;
  locale: string;
  timeZone: string;
  hourFormat: "locale" | "h12" | "h23";
}

/**
 * Dates are in the customer's language and time zone, which is named.
 *
 * @param answerKeys the fields of the desk's own that are named; of those that customers do not see there is no value.
 */
export async function valuesFor(
  queries: Queries,
  { actor, ticket, now }: { actor: Actor; ticket: TicketFacts; now: Date },
  answerKeys: readonly string[],
): Promise<CannedValues> {
  const people = await queries.rows<Reader>(
    `SELECT id, full_name AS name, locale, time_zone AS "timeZone", hour_format AS "hourFormat" FROM people WHERE id = ANY ($1::bigint[])`,
    [[ticket.customerId, personId(actor)]],
  );
  const customer = people.find(({ id }) => id === ticket.customerId);
  const agent = people.find(({ id }) => id === actor.id);
  if (!customer || !agent) throw new Error(`Ticket ${ticket.id} lacks its customer, or somebody who is not there asks`);
  const desk = await readSettings(queries);
  const clocks = presentClocks(await loadHistory(queries, ticket.id), now);
  const due = (metric: string) => {
    const clock = clocks.find((one) => one.metric === metric && one.met_at === null && one.state !== "cancelled");
    const at = clock?.due_at ? new Date(clock.due_at) : null;
    // What should have been done by then is nothing to announce.
    return at && at > now ? formatDue(at, customer) : null;
  };
  return {
    locale: customer.locale,
    deskLanguage: desk.language,
    values: {
      "customer.first_name": firstName(customer.name),
      "customer.full_name": customer.name,
      "ticket.number": ticketNumber(ticket.id),
      "ticket.subject": ticket.subject,
      "agent.first_name": firstName(agent.name),
      "agent.full_name": agent.name,
      "desk.name": desk.name,
      "desk.contact": desk.supportContact,
      "due.first_response": due("first_response"),
      "due.next_response": due("next_response"),
      "due.resolution": due("resolution"),
      ...(await answersInWords(queries, ticket.id, answerKeys, {
        locale: customer.locale,
        deskLanguage: desk.language,
      })),
    },
  };
}

/** The first word of a name: how most people are greeted, and nothing that is known for sure. */
const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;

const formatDue = (due: Date, { locale, timeZone, hourFormat }: Reader): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    ...(hourFormat !== "locale" && { hourCycle: hourFormat }),
    timeZone,
    timeZoneName: "short",
  }).format(due);
