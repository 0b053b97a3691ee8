import type { SlaClockExplanation } from "@redress/backend/contract";
import { t } from "../../../lib/i18n.js";
import { ClockSection } from "./clock-section.js";
import { placeId } from "./explain-place.js";

export interface EarlierClocksProps {
  clocks: readonly SlaClockExplanation[];
  now: number;
  /** The heading that was asked for. */
  asked: string | null;
}

/** Promises that were settled: before a reopening, or to an earlier message. */
export function EarlierClocks({ clocks, now, asked }: EarlierClocksProps) {
  if (clocks.length === 0) return null;
  return (
    <section aria-labelledby="explain-earlier" className="flex flex-col gap-2">
      <h3 id="explain-earlier" className="text-body font-semibold">
        {t("explain.earlier")}
      </h3>
      {clocks.map((clock) => (
        <ClockSection key={placeId(clock)} clock={clock} now={now} opened={placeId(clock) === asked} />
      ))}
    </section>
  );
}
