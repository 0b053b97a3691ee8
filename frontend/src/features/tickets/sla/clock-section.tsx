import type { SlaClockExplanation } from "@redress/backend/contract";
import { useState } from "react";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { SlaChip } from "../../../components/ui/sla-chip.js";
import { t } from "../../../lib/i18n.js";
import { DayTable } from "./day-table.js";
import { EntryList } from "./entry-list.js";
import { placeId } from "./explain-place.js";
import { LawList } from "./law-list.js";
import { headlineOf, sumOf } from "./model/headline.js";
import { marksOf } from "./model/marks.js";
import { stretchesOf } from "./model/stretches.js";

export interface ClockSectionProps {
  clock: SlaClockExplanation;
  /** When it was explained, in milliseconds. */
  now: number;
  opened: boolean;
}

/** One promise: in a sentence, as a picture, and line by line to its due time. */
export function ClockSection({ clock, now, opened }: ClockSectionProps) {
  const [open, setOpen] = useState(opened);
  const id = placeId(clock);
  const name = t(`ui.sla.metric.${clock.metric}`);
  return (
    <section aria-labelledby={id} className="border-b border-border pb-2">
      <Disclosure
        open={open}
        onToggle={setOpen}
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3">
            <h3 id={id} tabIndex={-1} className="text-body font-semibold">
              {clock.cycle > 1 ? t("explain.cycle", { name, cycle: clock.cycle }) : name}
            </h3>
            <SlaChip clock={clock} serverTime={new Date(now).toISOString()} />
          </span>
        }
      >
        {open && <Working clock={clock} now={now} />}
      </Disclosure>
    </section>
  );
}

function Working({ clock, now }: Omit<ClockSectionProps, "opened">) {
  const marks = marksOf(clock.marks);
  const byLaw = clock.statutory && !clock.set_by_hand;
  const stretches = stretchesOf(
    clock,
    marks.map(({ at }) => at),
    now,
  );
  return (
    <div className="-ms-5 flex flex-col gap-4 sm:ms-0">
      <p>{headlineOf(clock, now)}</p>
      {clock.extended && <p className="text-muted">{t("explain.why_extended", { reason: clock.extended.reason })}</p>}
      {byLaw ? (
        <LawList clock={clock} marks={marks} />
      ) : (
        <>
          <DayTable stretches={stretches} now={now} />
          <EntryList stretches={stretches} marks={marks} now={now} />
        </>
      )}
      <p className="font-semibold tabular-nums">{sumOf(clock, now)}</p>
    </div>
  );
}
