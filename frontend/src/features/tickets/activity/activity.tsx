import type { TicketDetail } from "@redress/backend/contract";
import { useMemo, useState } from "react";
import { Link } from "react-router-dom";
import { LoadMore } from "../../../components/ui/load-more.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import { historyOf } from "../model/timeline.js";
import { ActivityRow } from "./activity-row.js";

/** A list longer than this is drawn part by part. */
const ROWS_AT_ONCE = 100;

/** Everything that happened to a ticket, newest first: who, what, from what to what, and when. */
export function Activity({ ticket }: { ticket: TicketDetail }) {
  const may = useMay();
  const history = useMemo(() => historyOf(ticket), [ticket]);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  return (
    <div className="flex flex-col gap-3 p-3">
      {may("audit.read") && (
        <Link
          to={`/admin/audit?object=ticket:${ticket.id}`}
          className="inline-flex min-h-6 items-center self-start text-dense text-link hover:underline touch-target"
        >
          {t("ticket.audit")}
        </Link>
      )}
      <ol aria-label={t("ticket.activity")} className="flex flex-col gap-3">
        {history.slice(0, most).map((events) => (
          <ActivityRow key={events.key} events={events} />
        ))}
      </ol>
      <LoadMore hasMore={history.length > most} busy={false} onLoad={() => setMost(most + ROWS_AT_ONCE)} />
    </div>
  );
}
