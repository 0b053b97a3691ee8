import type { SlaExplanation } from "@redress/backend/contract";
import { formatDay } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { exactly } from "./model/times.js";

/** How long it took to the first resolution, and to the last one all in all. */
export function ResolutionTimes({
  resolution: { first, total },
  now,
}: Pick<SlaExplanation, "resolution"> & { now: number }) {
  if (!first) return null;
  const words = ({ at, working_seconds: seconds }: typeof first) => ({
    at: formatDay(Date.parse(at), now),
    length: exactly(seconds, "long"),
  });
  return (
    <section aria-labelledby="explain-resolution">
      <h3 id="explain-resolution" className="text-body font-semibold">
        {t("explain.resolution")}
      </h3>
      <p className="mt-1">{t("explain.resolution.first", words(first))}</p>
      {total && total.at !== first.at && <p>{t("explain.resolution.total", words(total))}</p>}
    </section>
  );
}
