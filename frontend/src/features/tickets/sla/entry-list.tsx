import { clsx } from "clsx";
import { Flag, Hourglass } from "lucide-react";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { t } from "../../../lib/i18n.js";
import { entriesOf, foldedEntries, type DayOfEntries, type Entry } from "./model/entries.js";
import { markWords } from "./model/mark-words.js";
import type { ToldMark } from "./model/marks.js";
import { stretchWords, type Reader } from "./model/stretch-words.js";
import type { Stretch } from "./model/stretches.js";
import { clockTime, exactly, roughly, shortDay } from "./model/times.js";

export interface EntryListProps {
  stretches: readonly Stretch[];
  marks: readonly ToldMark[];
  now: number;
  reader?: Reader;
}

/** The working line by line, with the running sum; days alike behind one line. */
export function EntryList({ stretches, marks, now, reader = "staff" }: EntryListProps) {
  const folded = foldedEntries(entriesOf(stretches, marks, reader === "staff" ? now : null));
  return (
    <ol className="flex flex-col gap-3">
      {folded.map((part) =>
        part.kind === "day" ? (
          <li key={part.day.at}>
            <Day day={part.day} now={now} reader={reader} />
          </li>
        ) : (
          <li key={part.days[0]?.at}>
            <Disclosure summary={<RunWords days={part.days} now={now} reader={reader} />}>
              <ol className="flex flex-col gap-3">
                {part.days.map((day) => (
                  <li key={day.at}>
                    <Day day={day} now={now} reader={reader} />
                  </li>
                ))}
              </ol>
            </Disclosure>
          </li>
        ),
      )}
    </ol>
  );
}

/** "20 working days like this, Mon 13 Jul to Fri 7 Aug: 160 hours". */
function RunWords({ days, now, reader }: { days: readonly DayOfEntries[]; now: number; reader: Reader }) {
  const counted = days
    .flatMap(({ entries }) => entries)
    .reduce((sum, entry) => sum + (entry.kind === "stretch" ? entry.stretch.counted : 0), 0);
  const facts = {
    count: days.length,
    from: shortDay(days[0]?.at ?? now, now),
    to: shortDay(days.at(-1)?.at ?? now, now),
    length: reader === "staff" ? exactly(counted, "long") : roughly(counted, "long"),
  };
  return <span className="tabular-nums">{t("explain.run", facts)}</span>;
}

function Day({ day, now, reader }: { day: DayOfEntries; now: number; reader: Reader }) {
  return (
    <>
      <p className="font-medium tabular-nums">{shortDay(day.at, now)}</p>
      <ul className="mt-0.5 flex flex-col gap-0.5">
        {day.entries.map((entry) => (
          <Line key={`${entry.kind} ${entry.at}`} entry={entry} reader={reader} />
        ))}
      </ul>
    </>
  );
}

function Line({ entry, reader }: { entry: Entry; reader: Reader }) {
  if (entry.kind === "stretch") {
    const { stretch } = entry;
    const counts = stretch.kind === "counted";
    return (
      <li className={clsx("flex items-baseline justify-between gap-3 tabular-nums", !counts && "text-muted")}>
        <span className="min-w-0">{stretchWords(stretch, reader)}</span>
        {counts && (
          <span className="shrink-0 text-dense text-muted">
            <span className="sr-only">{t("explain.so_far")} </span>
            {reader === "staff" ? exactly(stretch.used) : roughly(stretch.used)}
          </span>
        )}
      </li>
    );
  }
  const Icon = entry.kind === "now" ? Hourglass : Flag;
  const words = entry.kind === "now" ? t("explain.now", { used: exactly(entry.used, "long") }) : markWords(entry.told);
  return (
    <li className="flex items-start gap-1.5 rounded-chip bg-sunken px-2 py-0.5 tabular-nums">
      <Icon aria-hidden className="h-lh w-3.5 shrink-0 text-muted" />
      <span className="min-w-0">{t("explain.at", { time: clockTime(entry.at), words })}</span>
    </li>
  );
}
