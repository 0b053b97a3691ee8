import type { ImportDetail } from "@redress/backend/contract";
import { ArrowLeft } from "lucide-react";
import { Link, useParams } from "react-router-dom";
import { Banner } from "../../components/ui/banner.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { formatBytes } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { ImportForm } from "./import-form.js";
import { ImportState } from "./import-state.js";
import { ResultCard } from "./result-card.js";
import { RunCard } from "./run-card.js";
import { SampleTable } from "./sample-table.js";
import { useImport } from "./use-imports.js";

/** One file on its way: what is in it, how it is read, what a check found, how far it is, what became of it. */
export function ImportDetailPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useImport(id);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-6 p-4 md:p-8">
      <Link to="/admin/import" className="inline-flex min-h-6 items-center gap-1 self-start text-link hover:underline">
        <ArrowLeft aria-hidden className="size-4 flip-rtl" />
        {t("import.title")}
      </Link>
      {error && !data ? (
        <>
          <FocusHeading title={t("import.title")}>{t("import.title")}</FocusHeading>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      ) : data ? (
        <Import it={data} />
      ) : (
        <SkeletonRegion className="flex flex-col gap-6">
          <Skeleton className="h-8 w-1/2" />
          <Skeleton className="h-64" />
        </SkeletonRegion>
      )}
    </div>
  );
}

function Import({ it }: { it: ImportDetail }) {
  return (
    <>
      <header className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <FocusHeading title={t("import.page_title", { file: it.file_name })}>
            <bdi>{it.file_name}</bdi>
          </FocusHeading>
          <ImportState state={it.state} />
        </div>
        <p className="text-dense text-muted">
          {t("import.facts", {
            format: it.format.toUpperCase(),
            size: formatBytes(it.file_size),
            encoding: it.encoding.toUpperCase(),
          })}
        </p>
        <LastChanged change={it.last_change} />
      </header>
      {it.error && (
        <Banner tone="danger" live="alert">
          {it.error}
        </Banner>
      )}
      <RunCard it={it} />
      <ResultCard it={it} />
      {it.abilities.configure && <ImportForm key={it.version} it={it} />}
      {it.sample.length > 0 && <SampleTable columns={it.columns} rows={it.sample} />}
    </>
  );
}
