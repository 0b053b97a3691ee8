import { byHours } from "../by-hours.js";
import type { Span } from "../spans.js";
import { addMinutes, minutesBetween, openMinutes } from "./oracle.js";
import type { RandomCase } from "./random-cases.js";

const DAY = 86_400_000;

interface Answers {
  /** Null: later than is worth walking, or never. */
  due: number | null;
  seconds: number;
  open: boolean;
  /** Working seconds from the start to the due time. */
  used: number | null;
}

/** What the engine says about a case, and what counting minute by minute says. */
export function bothAnswers({ opening, start, end, minutes, pauses, days }: RandomCase): {
  engine: Answers;
  oracle: Answers;
} {
  const calendar = byHours("Random", opening);
  const spans = pauses.map(({ from, to }): Span => ({
    from: new Date(from),
    to: to === Infinity ? null : new Date(to),
  }));
  const isOpen = openMinutes(opening);
  const last = start + days * DAY;
  const due = calendar.addWorkingSeconds(new Date(start), minutes * 60, spans);
  return {
    engine: {
      due: due && due.getTime() <= last ? due.getTime() : null,
      seconds: calendar.workingSecondsBetween(new Date(start), new Date(end), spans),
      open: calendar.isOpen(new Date(end)),
      used: due && calendar.workingSecondsBetween(new Date(start), due, spans),
    },
    oracle: {
      due: addMinutes(isOpen, start, minutes, pauses, last),
      seconds: minutesBetween(isOpen, start, end, pauses) * 60,
      open: isOpen(end),
      used: due && minutes * 60,
    },
  };
}
