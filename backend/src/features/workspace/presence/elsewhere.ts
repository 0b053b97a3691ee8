import { z } from "zod";
import { more, type Doing } from "./doing.js";

/** A ticket, a person at it, and what they do there; null: they have left. */
const place = z.tuple([z.number(), z.number(), z.enum(["viewing", "note", "reply"]).nullable()]);
export type Place = z.infer<typeof place>;

/** `all`: everything there is, in place of what was; `ask`: say all; `gone`: nobody is there any more. */
const report = z.object({
  from: z.string(),
  seq: z.number(),
  kind: z.enum(["all", "some", "ask", "gone"]),
  places: z.array(place),
});
export type Report = z.infer<typeof report>;

/** Null for what is no report: another version of the desk may run beside this one. */
export const readReport = (words: unknown): Report | null => report.safeParse(words).data ?? null;

interface Process {
  /** When it was heard last, on this process's own clock. */
  heard: number;
  seq: number;
  tickets: Map<number, Map<number, Doing>>;
}

/** What the other processes say of their people. */
export interface Elsewhere {
  /** Takes a report in. Returns the tickets of which something else is known now. */
  take(report: Report, now: number): number[];
  /** Forgets processes that were not heard for so many milliseconds. Returns the tickets their people were at. */
  forgetSilent(now: number, silentMs: number): number[];
  /** Adds those at a ticket to `people`. */
  addTo(people: Map<number, Doing>, ticketId: number): void;
}

export function createElsewhere(): Elsewhere {
  const processes = new Map<string, Process>();

  const take: Elsewhere["take"] = ({ from, seq, kind, places }, now) => {
    const known = processes.get(from) ?? { heard: now, seq: -1, tickets: new Map<number, Map<number, Doing>>() };
    known.heard = now;
    if (kind === "ask") return [];
    processes.set(from, known);
    // Long reports go another way than short ones and may come late; the next one makes that good.
    if (seq < known.seq) return [];
    known.seq = seq;
    const changed = new Set(places.map(([ticketId]) => ticketId));
    if (kind !== "some") {
      for (const ticketId of known.tickets.keys()) changed.add(ticketId);
      known.tickets.clear();
    }
    for (const one of places) put(known.tickets, one);
    if (kind === "gone") processes.delete(from);
    return [...changed];
  };

  const forgetSilent: Elsewhere["forgetSilent"] = (now, silentMs) => {
    const changed: number[] = [];
    for (const [from, { heard, tickets }] of processes) {
      if (now - heard < silentMs) continue;
      changed.push(...tickets.keys());
      processes.delete(from);
    }
    return changed;
  };

  const addTo: Elsewhere["addTo"] = (people, ticketId) => {
    for (const { tickets } of processes.values()) {
      for (const [person, doing] of tickets.get(ticketId) ?? []) people.set(person, more(people.get(person), doing));
    }
  };
  return { take, forgetSilent, addTo };
}

function put(tickets: Process["tickets"], [ticketId, person, doing]: Place): void {
  const people = tickets.get(ticketId) ?? new Map<number, Doing>();
  if (doing === null) people.delete(person);
  else people.set(person, doing);
  if (people.size > 0) tickets.set(ticketId, people);
  else tickets.delete(ticketId);
}
