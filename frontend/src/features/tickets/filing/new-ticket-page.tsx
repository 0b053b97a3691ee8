import { Suspense } from "react";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";

const NewTicketForm = lazy(async () => ({ default: (await import("./new-ticket-form.js")).NewTicketForm }));

/** Filing for somebody who calls or stands at the counter. */
export function NewTicketPage() {
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-5 p-4 md:p-8">
      <FocusHeading title={t("ticket.new.title")}>{t("ticket.new.title")}</FocusHeading>
      <Suspense fallback={<FormSkeleton />}>
        <NewTicketForm />
      </Suspense>
    </div>
  );
}

function FormSkeleton() {
  return (
    <SkeletonRegion className="flex flex-col gap-5">
      {["h-14", "h-14", "h-14", "h-40"].map((height, index) => (
        <Skeleton key={index} className={height} />
      ))}
    </SkeletonRegion>
  );
}
