import { Suspense } from "react";
import { lazy } from "../../../lib/lazy.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

const Activity = lazy(async () => ({ default: (await import("./activity.js")).Activity }));

/** What happened to the open ticket; it comes when it is asked for. */
export function ActivityLater() {
  const { ticket } = useTicketActions();
  return (
    <Suspense fallback={<SkeletonRows rows={4} />}>
      <Activity ticket={ticket} />
    </Suspense>
  );
}
