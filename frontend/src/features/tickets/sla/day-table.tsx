import { useState } from "react";
import { t } from "../../../lib/i18n.js";
import { DayBar, DayBarLegend } from "./day-bar.js";
import { dayRowsOf, foldedRows, type DayRow } from "./model/day-rows.js";
import { stretchWords } from "./model/stretch-words.js";
import type { Stretch } from "./model/stretches.js";
import { roughly, shortDay } from "./model/times.js";

const SUM = "ps-2 text-end whitespace-nowrap";

/** A promise's days as a picture: what of each counted, and how much that makes. It is a table for those who listen. */
export function DayTable({ stretches, now }: { stretches: readonly Stretch[]; now: number }) {
  const rows = dayRowsOf(stretches);
  if (rows.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <table className="w-full border-collapse text-start text-dense tabular-nums">
        <caption className="sr-only">{t("explain.days")}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="pe-2 text-start font-normal">
              {t("explain.day")}
            </th>
            <th scope="col" className="w-full font-normal">
              <span className="sr-only">{t("explain.stretches")}</span>
              <span aria-hidden className="flex justify-between text-meta">
                {["0", "6", "12", "18", "24"].map((hour) => (
                  <span key={hour}>{hour}</span>
                ))}
              </span>
            </th>
            <th scope="col" className={`${SUM} font-normal`}>
              {t("explain.counts")}
            </th>
            <th scope="col" className={`${SUM} font-normal`}>
              {t("explain.so_far")}
            </th>
          </tr>
        </thead>
        <tbody>
          {foldedRows(rows).map((part) =>
            part.kind === "day" ? (
              <Row key={part.day.from} row={part.day} now={now} />
            ) : (
              <Run key={part.days[0]?.from} rows={part.days} now={now} />
            ),
          )}
        </tbody>
      </table>
      <DayBarLegend stretches={stretches} />
    </div>
  );
}

function Row({ row, now }: { row: DayRow; now: number }) {
  return (
    <tr>
      <th scope="row" className="py-0.5 pe-2 text-start font-normal whitespace-nowrap">
        {shortDay(row.from, now)}
      </th>
      <td>
        <span className="sr-only">{row.parts.map((part) => stretchWords(part, "staff")).join("; ")}</span>
        <DayBar row={row} now={now} />
      </td>
      <td className={SUM}>{row.counted > 0 ? roughly(row.counted) : "–"}</td>
      <td className={SUM}>{roughly(row.used)}</td>
    </tr>
  );
}

/** Days alike in one row, which opens into them. */
function Run({ rows, now }: { rows: readonly DayRow[]; now: number }) {
  const [open, setOpen] = useState(false);
  const counting = rows.filter(({ counted }) => counted > 0);
  const [sample] = counting;
  const last = rows.at(-1);
  if (!sample || !last) return null;
  const facts = { count: counting.length, from: shortDay(sample.from, now), to: shortDay(last.from, now) };
  return (
    <>
      <tr>
        <th scope="row" colSpan={2} className="py-0.5 text-start font-normal">
          <button
            type="button"
            aria-expanded={open}
            className="min-h-6 rounded-chip text-start text-link hover:underline touch-target"
            onClick={() => setOpen(!open)}
          >
            {t("explain.days_alike", facts)}
          </button>
        </th>
        <td className={SUM}>{roughly(counting.reduce((sum, { counted }) => sum + counted, 0))}</td>
        <td className={SUM}>{roughly(last.used)}</td>
      </tr>
      {open && rows.map((row) => <Row key={row.from} row={row} now={now} />)}
    </>
  );
}
