import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { leaveWhenSaved } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { CategoryForm } from "./category-form.js";
import { allCategoriesQuery } from "./use-arrange-categories.js";

export interface CategorySheetProps {
  /** "new" for another one. */
  id: string;
  /** What the new one lies below; null: the top. */
  below: string | null;
  onClose: () => void;
}

/** One category, or a new one: what it is called, what helps to choose it, and where it leads. */
export function CategorySheet({ id, below, onClose }: CategorySheetProps) {
  const isNew = id === "new";
  const category = useQuery({ ...queries.getCategory({ params: { id } }), enabled: !isNew });
  const { data: all } = useQuery(allCategoriesQuery);
  const parent = all?.data.find((one) => String(one.id) === below) ?? null;
  const above = category.data?.path.slice(0, -1) ?? parent?.path ?? [];
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("categories.add") : (category.data?.name ?? t("categories.category"))}
      description={above.length > 0 && t("categories.lies_below", { path: above.join(" / ") })}
    >
      {category.error && !category.data ? (
        <ErrorState error={category.error} onRetry={() => void category.refetch()} />
      ) : (isNew && all) || category.data ? (
        // A newer version is another form: nothing of an older one is left in it.
        <CategoryForm
          key={category.data?.version ?? 0}
          category={category.data ?? null}
          parent={parent}
          onClose={onClose}
        />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
