import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../../components/ui/dialog.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { ticketQuery } from "../data/ticket-queries.js";
import type { ExplainPlace } from "./explain-place.js";
import { ExplainSheet } from "./explain-sheet.js";

/** The explanation of a ticket's due times, where the ticket itself is not open. */
export function ExplainRow({
  ticketId,
  place,
  onClose,
}: {
  ticketId: number;
  place: ExplainPlace;
  onClose: () => void;
}) {
  const { data: ticket, error, refetch } = useQuery(ticketQuery(ticketId));
  if (ticket) return <ExplainSheet ticket={ticket} place={place} onClose={onClose} />;
  return (
    <Sheet open onClose={onClose} title={t("explain.title")}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={4} rowClassName="h-16" />
      )}
    </Sheet>
  );
}
