import { useQuery } from "@tanstack/react-query";
import { ListPlus, Plus } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useSearch, withSearch, type SearchChanges } from "../../../lib/search.js";
import { FieldList } from "./field-list.js";
import { allFieldsQuery } from "./save-field.js";

const FieldSheet = lazy(async () => ({ default: (await import("./field-sheet.js")).FieldSheet }));

/** The desk's own questions, in the order of forms. */
export function FieldsPage() {
  const [search, setSearch] = useSearch();
  const withArchived = search.get("archived") === "true";
  const open = search.get("field");
  const { data, error, refetch } = useQuery(allFieldsQuery);
  const change = (values: SearchChanges) => setSearch(withSearch(search, values));
  const add = (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => change({ field: "new" })}>
      {t("fields.admin.add")}
    </Button>
  );
  const fields = data?.data ?? [];
  const shown = fields.filter(({ archived }) => withArchived || !archived);
  const away = fields.filter(({ archived }) => archived).length;
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("fields.admin.title")}>{t("fields.admin.title")}</FocusHeading>
        {shown.length > 0 && add}
      </div>
      <p className="max-w-prose text-muted">{t("fields.admin.intro")}</p>
      {away > 0 && (
        <Checkbox
          label={t("fields.admin.show_archived", { count: away })}
          checked={withArchived}
          onChange={(event) => change({ archived: event.target.checked ? "true" : null })}
        />
      )}
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={6} />
      ) : shown.length === 0 ? (
        <EmptyState icon={ListPlus} action={add}>
          {t("fields.admin.none")}
        </EmptyState>
      ) : (
        <FieldList fields={shown} onOpen={(id) => change({ field: String(id) })} />
      )}
      <Suspense>{open && <FieldSheet key={open} id={open} onClose={() => change({ field: null })} />}</Suspense>
    </div>
  );
}
