import { FileInput } from "lucide-react";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { ImportTable } from "./import-table.js";
import { UploadCard } from "./upload-card.js";
import { useImportList } from "./use-imports.js";

/** Complaints from elsewhere: a new file, and the files there were. */
export function ImportPage() {
  const imports = useImportList();
  const rows = imports.data?.pages.flatMap((page) => page.data);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-6 p-4 md:p-8">
      <FocusHeading title={t("import.title")}>{t("import.title")}</FocusHeading>
      <UploadCard />
      <section className="flex flex-col gap-3">
        <h2 className="text-title font-semibold">{t("import.past")}</h2>
        {imports.error && !rows ? (
          <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />
        ) : !rows ? (
          <SkeletonRows />
        ) : rows.length === 0 ? (
          <EmptyState icon={FileInput}>{t("import.none")}</EmptyState>
        ) : (
          <ImportTable rows={rows} />
        )}
        <LoadMore
          hasMore={imports.hasNextPage}
          busy={imports.isFetchingNextPage}
          onLoad={() => void imports.fetchNextPage()}
        />
      </section>
    </div>
  );
}
