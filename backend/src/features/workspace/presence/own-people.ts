import type { Doing } from "./doing.js";
import type { Place } from "./elsewhere.js";

/** Who is at which ticket by the connections of this process, as the other processes were told. */
export interface OwnPeople {
  /** Keeps who is at a ticket now. Returns what is new, for the others. */
  put(ticketId: number, people: ReadonlyMap<number, Doing>): Place[];
  at(ticketId: number): ReadonlyMap<number, Doing>;
  all(): Place[];
}

const nobody: ReadonlyMap<number, Doing> = new Map();

export function createOwnPeople(): OwnPeople {
  const tickets = new Map<number, ReadonlyMap<number, Doing>>();
  const at = (ticketId: number) => tickets.get(ticketId) ?? nobody;

  const put: OwnPeople["put"] = (ticketId, people) => {
    const before = at(ticketId);
    const came = [...people].filter(([person, doing]) => before.get(person) !== doing);
    const left = [...before.keys()].filter((person) => !people.has(person));
    if (people.size > 0) tickets.set(ticketId, people);
    else tickets.delete(ticketId);
    return [
      ...came.map(([person, doing]): Place => [ticketId, person, doing]),
      ...left.map((person): Place => [ticketId, person, null]),
    ];
  };
  const all = () =>
    [...tickets].flatMap(([ticketId, people]) =>
      [...people].map(([person, doing]): Place => [ticketId, person, doing]),
    );
  return { put, at, all };
}
