import { SearchX } from "lucide-react";
import { LinkButton } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";

export function ComplaintSkeleton() {
  return (
    <SkeletonRegion className="mx-auto flex max-w-240 flex-col gap-4 px-4 py-4 md:py-8">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-9 w-4/5" />
      <Skeleton className="h-16" />
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
    </SkeletonRegion>
  );
}

/** A wrong number, somebody else's complaint (which looks the same), or a failed request. */
export function ComplaintFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const missing = error instanceof ApiProblem && (error.is("not_found") || error.is("validation"));
  const title = t(missing ? "complaints.ticket.not_found" : "complaints.ticket.failed");
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-4 px-4 py-4 md:py-8">
      <FocusHeading title={title} hero>
        {title}
      </FocusHeading>
      {missing ? (
        <EmptyState
          icon={SearchX}
          action={
            <LinkButton look="primary" to="/complaints">
              {t("complaints.all")}
            </LinkButton>
          }
        >
          {t("complaints.ticket.not_found_text")}
        </EmptyState>
      ) : (
        <ErrorState error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
