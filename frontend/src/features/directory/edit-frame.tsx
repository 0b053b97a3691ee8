import { ArrowLeft } from "lucide-react";
import { Suspense, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";

interface EditFrameProps {
  /** Absent while it is not known yet. */
  title: string | undefined;
  archived: boolean;
  error: Error | null;
  onRetry: () => void;
  children: ReactNode;
}

/** What surrounds the form of an organization or a department. */
export function EditFrame({ title, archived, error, onRetry, children }: EditFrameProps) {
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <Link
        to="/admin/organizations"
        className="inline-flex min-h-6 items-center gap-1 self-start rounded-chip text-link hover:underline touch-target"
      >
        <ArrowLeft aria-hidden className="size-4 flip-rtl" />
        {t("organizations.back")}
      </Link>
      {error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : title === undefined ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <FocusHeading title={title} focusKey="organization">
              {title}
            </FocusHeading>
            {archived && <Tag>{t("organizations.archived")}</Tag>}
          </div>
          <Suspense fallback={<SkeletonRows rows={8} />}>{children}</Suspense>
        </>
      )}
    </div>
  );
}
