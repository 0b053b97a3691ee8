import { expect, test } from "@jest/globals";
import { byHours } from "./by-hours.js";
import type { Span } from "./spans.js";
import { addMinutes, minutesBetween, openMinutes } from "./testing/oracle.js";
import { randomCases } from "./testing/random-cases.js";

const DAY = 86_400_000;

test("A thousand random calendars, pauses and instants say what counting minute by minute says", () => {
  for (const { opening, start, end, minutes, pauses, days } of randomCases(1_000, 20_261_121)) {
    const calendar = byHours("Random", opening);
    const spans = pauses.map(({ from, to }): Span => ({
      from: new Date(from),
      to: to === Infinity ? null : new Date(to),
    }));
    const told = { opening, start: new Date(start), end: new Date(end), minutes, spans };

    const isOpen = openMinutes(opening);
    const last = start + days * DAY;
    const due = calendar.addWorkingSeconds(new Date(start), minutes * 60, spans)?.getTime() ?? Infinity;
    expect({ ...told, due: due <= last ? due : null }).toEqual({
      ...told,
      due: addMinutes(isOpen, start, minutes, pauses, last),
    });
    expect({ ...told, seconds: calendar.workingSecondsBetween(new Date(start), new Date(end), spans) }).toEqual({
      ...told,
      seconds: minutesBetween(isOpen, start, end, pauses) * 60,
    });
    expect({ ...told, open: calendar.isOpen(new Date(end)) }).toEqual({ ...told, open: isOpen(end) });
    if (due !== Infinity) {
      expect({ ...told, used: calendar.workingSecondsBetween(new Date(start), new Date(due), spans) }).toEqual({
        ...told,
        used: minutes * 60,
      });
    }
  }
});
