import { clsx } from "clsx";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { DETAILS_WIDTH } from "../queue/screen-sizes.js";
import { useDetailsShown } from "./use-details-shown.js";

/** An open ticket's shape while it is on its way. */
export function TicketSkeleton() {
  const { shown } = useDetailsShown(true);
  return (
    <>
      <section aria-label={t("ticket.region")} className="flex min-w-0 flex-1 md:min-w-80">
        <SkeletonRegion className="flex min-w-0 flex-1 flex-col">
          <div className="flex flex-col gap-2 border-b border-border bg-surface px-4 py-3">
            <Skeleton className="h-6 w-3/5" />
            <Skeleton className="h-5 w-2/5" />
          </div>
          <div className="flex flex-1 flex-col gap-3 p-4">
            <Skeleton className="h-28 w-5/6" />
            <Skeleton className="h-20 w-5/6 self-end" />
          </div>
          <div className="border-t border-border bg-surface p-3">
            <Skeleton className="h-28 w-full" />
          </div>
        </SkeletonRegion>
      </section>
      {shown && <div className={clsx(DETAILS_WIDTH, "hidden border-s border-border bg-surface xl:block")} />}
    </>
  );
}
