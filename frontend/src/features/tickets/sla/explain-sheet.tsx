import { useQuery } from "@tanstack/react-query";
import type { SlaExplanation, TicketDetail } from "@redress/backend/contract";
import { useEffect } from "react";
import { Sheet } from "../../../components/ui/dialog.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { ClockSection } from "./clock-section.js";
import { EarlierClocks } from "./earlier-clocks.js";
import { placeId, type ExplainPlace } from "./explain-place.js";
import { byUrgency } from "./model/urgency.js";
import { PolicySection } from "./policy-section.js";
import { ResolutionTimes } from "./resolution-times.js";
import { ZoneNote } from "./zone-note.js";

export interface ExplainSheetProps {
  ticket: TicketDetail;
  place: ExplainPlace;
  onClose: () => void;
}

/** How each due time of a ticket was worked out, and why this policy is promised. */
export function ExplainSheet({ ticket, place, onClose }: ExplainSheetProps) {
  // A change of the ticket brings a new answer; until it is there, the old one is shown.
  const params = { id: String(ticket.id) };
  const { data, error, refetch } = useQuery({ ...queries.explainSla({ params }), staleTime: 0 });
  useEffect(() => void refetch(), [ticket.server_time, refetch]);
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("explain.title")}
      description={
        <>
          <bdi className="tabular-nums">{ticket.number}</bdi> <bdi>{ticket.subject}</bdi>
        </>
      }
      className="text-agent sm:w-[min(46rem,calc(100vw-3rem))]!"
    >
      {data ? (
        <Explanation explanation={data} place={place} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={4} rowClassName="h-16" />
      )}
    </Sheet>
  );
}

function Explanation({ explanation, place }: { explanation: SlaExplanation; place: ExplainPlace }) {
  const now = Date.parse(explanation.server_time);
  const { clocks } = explanation;
  const open = byUrgency(clocks.filter(({ clock }) => clock !== "stopped"));
  const settled = clocks.filter(({ clock }) => clock === "stopped");
  // What was asked for is open; else what is due next.
  const asked = place === "policy" ? null : placeId(place);
  const first = asked ?? (open[0] && placeId(open[0]));
  const id = placeId(place);
  useEffect(() => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView?.({ block: "start" });
    heading?.focus();
  }, [id]);
  return (
    <div className="flex flex-col gap-3 pb-6">
      {clocks.length === 0 ? (
        <p className="text-muted">{t("explain.nothing")}</p>
      ) : (
        <ZoneNote clocks={clocks} now={now} />
      )}
      {open.map((clock) => (
        <ClockSection key={placeId(clock)} clock={clock} now={now} opened={placeId(clock) === first} />
      ))}
      <EarlierClocks clocks={settled} now={now} asked={asked} />
      <ResolutionTimes resolution={explanation.resolution} now={now} />
      <PolicySection explanation={explanation} now={now} />
    </div>
  );
}
