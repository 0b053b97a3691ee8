import { useQuery } from "@tanstack/react-query";
import { Banner } from "../../components/ui/banner.js";
import { formatDuration } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

/** Sealing takes a second or so; from here on somebody should look. */
const LATE_AFTER_SECONDS = 60;
const ASKED_EVERY_MS = 30_000;

/** Says when seals come late, and what holds them up. Nothing while all is well. */
export function SealingNotice() {
  const { data } = useQuery({ ...queries.getAuditSealing(), refetchInterval: ASKED_EVERY_MS });
  const isLate = data !== undefined && data.lag_seconds > LATE_AFTER_SECONDS;
  const held = data?.oldest_transaction_seconds ?? 0;
  return (
    <div role="status">
      {isLate && (
        <Banner tone="warn">
          {t("audit.late", { time: formatDuration(data.lag_seconds * 1000, "long"), count: data.waiting })}{" "}
          {held > LATE_AFTER_SECONDS
            ? t("audit.late.transaction", { time: formatDuration(held * 1000, "long") })
            : t("audit.late.unknown")}
        </Banner>
      )}
    </div>
  );
}
