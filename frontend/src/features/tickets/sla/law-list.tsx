import type { SlaClockExplanation } from "@redress/backend/contract";
import { clsx } from "clsx";
import { t } from "../../../lib/i18n.js";
import { lawDaysOf } from "./model/law-days.js";
import { markWords } from "./model/mark-words.js";
import type { ToldMark } from "./model/marks.js";
import { dayAndTime } from "./model/times.js";

/** How a date by law was counted: by dates, not by hours. */
export function LawList({ clock, marks }: { clock: SlaClockExplanation; marks: readonly ToldMark[] }) {
  return (
    <>
      <ol className="flex flex-col gap-0.5 tabular-nums">
        {lawDaysOf(clock.intervals, clock.tz).map(({ key, words, days }) => (
          <li key={key} className={clsx("flex justify-between gap-3", days === null && "text-muted")}>
            <span className="min-w-0">{words}</span>
            {days !== null && (
              <span className="shrink-0 text-dense text-muted">{t("explain.law.so_far", { count: days })}</span>
            )}
          </li>
        ))}
      </ol>
      {marks.length > 0 && (
        <ul className="flex flex-col gap-0.5 tabular-nums">
          {marks.map((told) => (
            <li key={`${told.mark.type} ${told.at}`}>
              {t("explain.at", { time: dayAndTime(told.at, "minute"), words: markWords(told) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
