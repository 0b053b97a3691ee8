import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { Suspense, useEffect, useMemo } from "react";
import { Button } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { usePendingChanges, withPending } from "../data/change-ticket.js";
import { ticketQuery } from "../data/ticket-queries.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { TicketSkeleton } from "./ticket-skeleton.js";

const loadView = async () => ({ default: (await import("./open-ticket-view.js")).OpenTicketView });
const OpenTicketView = lazy(loadView);
const LeftText = lazy(async () => ({ default: (await import("./left-text.js")).LeftText }));

/** The conversation, its composer and the details come once the list is there, before somebody opens the first ticket. */
export function useTicketViewFetched(isListThere: boolean): void {
  useEffect(() => void (isListThere && loadView()), [isListThere]);
}

export interface TicketPaneProps {
  id: number;
  open: OpenTicket;
  onClose: () => void;
}

/** The open ticket, or why it cannot be shown. */
export function TicketPane({ id, open, onClose }: TicketPaneProps) {
  const { data, error, refetch } = useQuery(ticketQuery(id));
  const pending = usePendingChanges().get(id);
  const ticket = useMemo(() => data && withPending(data, pending), [data, pending]);

  // A ticket that was taken out of sight is not shown from memory.
  if (error instanceof ApiProblem && error.is("not_found")) return <NotThere id={id} onClose={onClose} />;
  if (ticket) {
    return (
      <Suspense fallback={<TicketSkeleton />}>
        <OpenTicketView ticket={ticket} open={open} onClose={onClose} />
      </Suspense>
    );
  }
  if (error) {
    return (
      <section
        aria-label={t("ticket.region")}
        className="flex min-w-0 flex-1 flex-col items-center justify-center md:min-w-80"
      >
        <ErrorState error={error} title={t("ticket.error")} onRetry={() => void refetch()} />
        <Button onClick={onClose}>{t("ticket.back")}</Button>
      </section>
    );
  }
  return <TicketSkeleton />;
}

/** Not there and not for this person look the same. */
function NotThere({ id, onClose }: Pick<TicketPaneProps, "id" | "onClose">) {
  return (
    <section
      aria-label={t("ticket.region")}
      className="flex min-w-0 flex-1 flex-col items-center justify-center md:min-w-80 p-4"
    >
      <FocusHeading title={t("ticket.not_there")}>{t("ticket.not_there")}</FocusHeading>
      <EmptyState icon={Lock} action={<Button onClick={onClose}>{t("ticket.back")}</Button>}>
        {t("ticket.not_there.why")}
      </EmptyState>
      <Suspense>
        <LeftText ticketId={id} />
      </Suspense>
    </section>
  );
}
