import type { MailTemplateInfo } from "@redress/backend/contract";
import { Suspense } from "react";
import { useSearchParams } from "react-router-dom";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { MailTabs } from "./mail-tabs.js";
import { AUDIENCES, useTemplates } from "./template-titles.js";

const TemplateSheet = lazy(async () => ({ default: (await import("./template-sheet.js")).TemplateSheet }));

/** Every mail that is written in the desk's name, with what it looks like. */
export function MailTemplatesPage() {
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useTemplates();
  const open = data?.data.find(({ name }) => name === search.get("template"));
  const columns: Column<MailTemplateInfo>[] = [
    {
      key: "name",
      header: t("email.template"),
      rowHeader: true,
      cell: ({ name, title }) => (
        <button
          type="button"
          onClick={() => setSearch({ template: name })}
          className="min-h-6 min-w-32 rounded-chip text-start text-link hover:underline"
        >
          {title}
        </button>
      ),
    },
    { key: "audience", header: t("email.to"), cell: ({ audience }) => t(AUDIENCES[audience]) },
    { key: "when", header: t("email.sent_when"), cell: ({ sent_when }) => <p className="min-w-56">{sent_when}</p> },
  ];
  return (
    <MailTabs tab="templates" title={t("email.templates")}>
      <p className="max-w-prose text-muted">{t("email.templates.about")}</p>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows />
      ) : (
        <DataTable label={t("email.templates")} columns={columns} rows={data.data} keyOf={({ name }) => name} />
      )}
      <Suspense>{open && <TemplateSheet key={open.name} template={open} onClose={() => setSearch({})} />}</Suspense>
    </MailTabs>
  );
}
