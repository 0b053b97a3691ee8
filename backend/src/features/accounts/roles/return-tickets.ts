import type { Work } from "../../../platform/work.js";
import type { PersonDoors } from "../person-doors.js";
import { whoHoldsTickets } from "./queries.js";

/** Gives back the open tickets that these people can no longer work on. Returns how many. */
export async function returnTickets(
  work: Work,
  personIds: readonly number[],
  { handOver }: Pick<PersonDoors, "handOver">,
): Promise<number> {
  let returned = 0;
  for (const personId of await whoHoldsTickets(work, personIds)) {
    returned += (await handOver(work, personId, null)).returned;
  }
  return returned;
}
