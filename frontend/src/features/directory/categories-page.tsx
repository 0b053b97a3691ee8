import { useQuery } from "@tanstack/react-query";
import { FolderTree, Plus } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { useSearch, withSearch, type SearchChanges } from "../../lib/search.js";
import { CategoryList } from "./category-list.js";
import { allCategoriesQuery } from "./use-arrange-categories.js";

const CategorySheet = lazy(async () => ({ default: (await import("./category-sheet.js")).CategorySheet }));

/** What complaints can be about, in the order customers read it, and where each kind goes. */
export function CategoriesPage() {
  const [search, setSearch] = useSearch();
  const withArchived = search.get("archived") === "true";
  const open = search.get("category");
  const { data, error, refetch } = useQuery(allCategoriesQuery);
  const change = (values: SearchChanges) => setSearch(withSearch(search, values));
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => change({ category: "new", below: null })}
    >
      {t("categories.add")}
    </Button>
  );
  const shown = (data?.data ?? []).filter(({ archived }) => withArchived || !archived);
  const away = (data?.data ?? []).filter(({ archived }) => archived).length;
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("categories.title")}>{t("categories.title")}</FocusHeading>
        {shown.length > 0 && add}
      </div>
      <p className="max-w-prose text-muted">{t("categories.intro")}</p>
      {away > 0 && (
        <Checkbox
          label={t("categories.show_archived", { count: away })}
          checked={withArchived}
          onChange={(event) => change({ archived: event.target.checked ? "true" : null })}
        />
      )}
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : shown.length === 0 ? (
        <EmptyState icon={FolderTree} action={add}>
          {t("categories.none")}
        </EmptyState>
      ) : (
        <CategoryList
          categories={shown}
          onOpen={(id) => change({ category: String(id), below: null })}
          onAddBelow={(id) => change({ category: "new", below: String(id) })}
        />
      )}
      <Suspense>
        {open && (
          <CategorySheet
            key={open}
            id={open}
            below={search.get("below")}
            onClose={() => change({ category: null, below: null })}
          />
        )}
      </Suspense>
    </div>
  );
}
