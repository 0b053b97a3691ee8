import { useQuery } from "@tanstack/react-query";
import type { SlaClockExplanation, TicketDetail } from "@redress/backend/contract";
import { useEffect } from "react";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { EntryList } from "../../tickets/sla/entry-list.js";
import { stretchesOf } from "../../tickets/sla/model/stretches.js";
import { byUrgency } from "../../tickets/sla/model/urgency.js";
import { promiseName } from "../model/promise.js";
import { sumWords } from "./counting-words.js";

/** What has come and what will is told alike: the promise is about the whole. */
const ALL_ALIKE = Infinity;

/** The working of what is promised to a customer now, in their words and without our rules. */
export function CountingPanel({ ticket }: { ticket: TicketDetail }) {
  const params = { id: ticket.number };
  const { data, error, refetch } = useQuery({ ...queries.explainSla({ params }), staleTime: 0 });
  useEffect(() => void refetch(), [ticket.server_time, refetch]);
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={3} rowClassName="h-8" />
    );
  const now = Date.parse(data.server_time);
  return (
    <div className="flex flex-col gap-4 pb-2">
      <p className="text-muted">{t("complaints.counting.about")}</p>
      {byUrgency(data.clocks.filter(({ clock }) => clock !== "stopped")).map((clock) => (
        <Counted key={`${clock.metric} ${clock.cycle}`} clock={clock} now={now} />
      ))}
    </div>
  );
}

function Counted({ clock, now }: { clock: SlaClockExplanation; now: number }) {
  const id = `counting-${clock.metric}`;
  const byDate = clock.statutory || clock.set_by_hand;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-semibold">
        {promiseName(clock.metric)}
      </h2>
      {!byDate && <EntryList stretches={stretchesOf(clock, [], ALL_ALIKE)} marks={[]} now={now} reader="customer" />}
      <p className="font-medium tabular-nums">{sumWords(clock, now)}</p>
    </section>
  );
}
