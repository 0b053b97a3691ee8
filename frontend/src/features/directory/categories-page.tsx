import { useQuery } from "@tanstack/react-query";
import { FolderTree } from "lucide-react";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { PriorityIcon } from "../../components/ui/priority-icon.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";
import { queryOf } from "../../lib/query.js";
import { categoryTree, type CategoryNode } from "./category-tree.js";

/** What complaints can be about, and where each kind goes. */
export function CategoriesPage() {
  const { data, error, refetch } = useQuery(queryOf("listCategories", { query: { archived: "true" } }));
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("directory.categories.title")}>{t("directory.categories.title")}</FocusHeading>
      {/* Nothing in the list takes the focus, so the list does: the page can be scrolled by keyboard. */}
      <div
        role="region"
        aria-label={t("directory.categories.title")}
        tabIndex={0}
        className="rounded-card border border-border bg-surface"
      >
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={8} />
        ) : data.data.length === 0 ? (
          <EmptyState icon={FolderTree}>{t("directory.categories.none")}</EmptyState>
        ) : (
          <Branch nodes={categoryTree(data.data)} />
        )}
      </div>
    </div>
  );
}

function Branch({ nodes }: { nodes: readonly CategoryNode[] }) {
  return (
    <ul>
      {nodes.map(({ category, children }) => (
        <li key={category.id} className="border-b border-border last:border-b-0">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-56">
              <span className="font-medium">{category.name}</span>
              {category.help && <span className="block text-dense text-muted">{category.help}</span>}
            </span>
            {category.archived && <Tag>{t("directory.categories.archived")}</Tag>}
            <span className="text-dense text-muted">
              {category.department?.name ?? t("directory.categories.asked")}
            </span>
            {category.team && <span className="text-dense text-muted">{category.team.name}</span>}
            {category.skill && <Tag>{category.skill.name}</Tag>}
            <span className="text-dense">
              <PriorityIcon priority={category.default_priority} />
            </span>
          </div>
          {children.length > 0 && (
            <div className="border-t border-border ps-6">
              <Branch nodes={children} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
