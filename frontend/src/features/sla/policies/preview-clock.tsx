import type { PreviewedClock } from "@redress/backend/contract";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { durationWords } from "../../../components/ui/duration-words.js";
import { formatFull, formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { metricWord, typedWord } from "./policy-words.js";
import { DayBars } from "./day-bars.js";
import { daysOf, type PreviewDay } from "./preview-days.js";
import type { TargetValues } from "./target-values.js";
import { dayName, whenIn } from "./zone-words.js";

/** Days that are named in the sentence; of more, only their number. */
const NAMED_DAYS = 4;

export interface PreviewClockProps {
  clock: PreviewedClock;
  target: TargetValues;
  /** When the complaint comes in. */
  arrives: string;
}

/** One promise of the preview: when it is due, what counted on which day, and what happens on the way. */
export function PreviewClock({ clock, target, arrives }: PreviewClockProps) {
  const { due_at: due, tz } = clock;
  const days = daysOf(clock.intervals, tz);
  return (
    <section aria-labelledby={`preview-${clock.metric}`} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={`preview-${clock.metric}`} className="font-medium">
          {metricWord(clock.metric)}
          <span className="font-normal text-muted"> {typedWord(target)}</span>
        </h3>
        {due ? (
          <time dateTime={due} title={formatFull(due, tz)} className="font-semibold tabular-nums">
            {whenIn(due, tz)}
          </time>
        ) : (
          <span>{t("sla_policies.preview.never")}</span>
        )}
      </div>
      <DayBars days={days} />
      <p className="text-dense text-muted">{target.kind === "working" ? countedWords(days) : lawWords(days)}</p>
      <Happenings clock={clock} arrives={arrives} />
    </section>
  );
}

/** "10m counted Fri 10 Jul and 1h 50m counted Mon 13 Jul". */
function countedWords(days: readonly PreviewDay[]): string {
  const counted = days.filter((day) => day.countedSeconds > 0);
  const said = counted.slice(0, NAMED_DAYS).map((day) =>
    t("sla_policies.preview.counted", {
      time: durationWords(day.countedSeconds, "narrow"),
      day: dayName(day.day),
    }),
  );
  const more = counted.slice(NAMED_DAYS);
  const seconds = more.reduce((sum, day) => sum + day.countedSeconds, 0);
  const rest = t("sla_policies.preview.more", { time: durationWords(seconds, "narrow"), count: more.length });
  return formatList(more.length === 0 ? said : [...said, rest]);
}

/** Of a date by law whole days count. */
const lawWords = (days: readonly PreviewDay[]): string =>
  t("sla_policies.preview.days", { count: days.filter((day) => day.countedSeconds > 0).length });

/** Warnings and steps on the way. */
function Happenings({ clock, arrives }: { clock: PreviewedClock; arrives: string }) {
  const all = [
    ...clock.warnings.map(({ percent, at }) => ({ at, text: t("sla_policies.preview.warned", { percent }) })),
    ...clock.steps.map(({ level, at }) => ({ at, text: t("sla_policies.step.level", { level }) })),
  ].filter(({ at }) => at >= arrives);
  if (all.length === 0) return null;
  return (
    <Disclosure summary={t("sla_policies.preview.on_the_way", { count: all.length })} className="text-dense">
      <ul className="flex flex-col text-muted">
        {all
          .sort((a, b) => a.at.localeCompare(b.at))
          .map(({ at, text }) => (
            <li key={`${text} ${at}`} className="flex flex-wrap justify-between gap-x-3">
              <span>{text}</span>
              <time dateTime={at} className="tabular-nums">
                {whenIn(at, clock.tz)}
              </time>
            </li>
          ))}
      </ul>
    </Disclosure>
  );
}
