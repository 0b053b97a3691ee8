import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { Checklist } from "./checklist.js";
import { FirstTicket } from "./first-ticket.js";
import { HideButton } from "./hide-button.js";
import { SampleCard } from "./sample-card.js";
import { setupQuery } from "./setup-query.js";

/** What a new desk needs, and sample data to look at meanwhile. */
export function SetupPage() {
  const { data: setup, error, refetch } = useQuery(setupQuery);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <header className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-2">
        <FocusHeading title={t("setup.title")}>{t("setup.title")}</FocusHeading>
        {setup && (
          <>
            <p className="text-muted tabular-nums">{t("setup.done", { done: setup.done, total: setup.total })}</p>
            <div className="ms-auto">
              <HideButton setup={setup} />
            </div>
          </>
        )}
      </header>
      {setup ? (
        <>
          {setup.hidden && <p className="text-muted">{t("setup.is_hidden")}</p>}
          <Checklist setup={setup} />
          <FirstTicket />
          <SampleCard sample={setup.sample_data} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRegion className="flex flex-col gap-4">
          <Skeleton className="h-96" />
          <Skeleton className="h-40" />
        </SkeletonRegion>
      )}
    </div>
  );
}
