import type { TicketDetail } from "@redress/backend/contract";
import { AlarmClock, BellOff, Bookmark } from "lucide-react";
import { Tag } from "../../../components/ui/tag.js";
import { formatDue } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";

/** How the reader stands to the ticket; nothing when it is as it comes. */
export function StandingFlags({ ticket: { follow, snooze } }: { ticket: Pick<TicketDetail, "follow" | "snooze"> }) {
  const now = useNow();
  return (
    <>
      {snooze && (
        <Tag tone="info" icon={AlarmClock}>
          {snooze.until === null ? t("snooze.flag_event") : t("snooze.flag", { time: formatDue(snooze.until, now) })}
        </Tag>
      )}
      {follow === "following" && <Tag icon={Bookmark}>{t("follow.flag.following")}</Tag>}
      {follow === "muted" && <Tag icon={BellOff}>{t("follow.flag.muted")}</Tag>}
    </>
  );
}
