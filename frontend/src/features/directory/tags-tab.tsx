import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ManagedTag } from "@redress/backend/contract";
import { Tags } from "lucide-react";
import { Suspense, useDeferredValue, useState } from "react";
import { Checkbox } from "../../components/ui/checkbox.js";
import { ConfirmDialog } from "../../components/ui/dialog.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { TagNameForm } from "./tag-name-form.js";
import { TagRow } from "./tag-row.js";
import { useKeepTags } from "./use-keep-tags.js";

const MergeDialog = lazy(async () => ({ default: (await import("./merge-tag-dialog.js")).MergeTagDialog }));

/** What is being done with a tag. */
type Doing = { what: "merge" | "delete"; tag: ManagedTag } | null;

/** The tags with how many tickets have them: added, renamed, merged, put away. */
export function TagsTab() {
  const [search, setSearch] = useSearch();
  const [doing, setDoing] = useState<Doing>(null);
  const [typed, setTyped] = useState("");
  const { create, remove } = useKeepTags();
  const q = useDeferredValue(typed.trim());
  const archived = search.get("archived") === "true" ? "true" : "false";
  const query = { archived, ...(q && { q }) } as const;
  const tags = useInfiniteQuery({
    queryKey: [...keyOf("listManagedTags", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listManagedTags({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = tags.data?.pages.flatMap((page) => page.data);
  const stop = () => setDoing(null);
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{t("tags.intro")}</p>
      <TagNameForm label={t("tags.new")} action={t("tags.add")} begun="" send={create} clearsAfter />
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <TextField
          type="search"
          label={t("tags.search")}
          className="min-w-0 flex-1 basis-48 sm:max-w-80"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox
          label={t("tags.show_archived")}
          checked={archived === "true"}
          onChange={(event) =>
            setSearch(withSearch(search, { archived: event.target.checked ? "true" : null }), { replace: true })
          }
        />
      </div>
      {tags.error && !rows ? (
        <ErrorState error={tags.error} onRetry={() => void tags.refetch()} />
      ) : !rows ? (
        <SkeletonRows rows={6} />
      ) : rows.length === 0 ? (
        <EmptyState icon={Tags}>{t(q || archived === "true" ? "tags.none_found" : "tags.none")}</EmptyState>
      ) : (
        <ul aria-label={t("tags.title")} className="rounded-card border border-border bg-surface text-agent">
          {rows.map((tag) => (
            <TagRow
              key={tag.id}
              tag={tag}
              onMerge={() => setDoing({ what: "merge", tag })}
              onDelete={() => setDoing({ what: "delete", tag })}
            />
          ))}
          <LoadMore
            hasMore={tags.hasNextPage}
            busy={tags.isFetchingNextPage}
            onLoad={() => void tags.fetchNextPage()}
          />
        </ul>
      )}
      <Suspense>{doing?.what === "merge" && <MergeDialog tag={doing.tag} onClose={stop} />}</Suspense>
      <ConfirmDialog
        open={doing?.what === "delete"}
        onClose={stop}
        title={t("tags.delete_named", { name: doing?.tag.name })}
        consequence={t("tags.delete_consequence", { count: doing?.tag.aliases.length ?? 0 })}
        action={t("tags.delete")}
        onConfirm={() => {
          if (doing) remove(doing.tag);
          stop();
        }}
      />
    </div>
  );
}
