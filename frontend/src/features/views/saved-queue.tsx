import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useEffect, useMemo, type ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { SavedView } from "@redress/backend/contract";
import { LinkButton } from "../../components/ui/button.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { fieldOf, isAnswer, type ShownView } from "../tickets/model/answer-columns.js";
import type { SavedParts } from "../tickets/queue/saved-parts.js";
import { viewQuery } from "./view-queries.js";
import { GroupHeading } from "./group-heading.js";
import { columnsOf, WideHead, WideRow } from "./wide-row.js";

interface SavedQueueProps {
  id: number;
  /** Shows a view's list, once it is there. */
  children: (view: ShownView, parts: SavedParts) => ReactNode;
}

/** A saved view, with what draws its list. */
export function SavedQueue({ id, children }: SavedQueueProps) {
  const cache = useQueryClient();
  const { data: view, error, refetch } = useQuery(viewQuery(cache, id));
  const shown = useShown(view);
  if (error instanceof ApiProblem && error.status === 404) return <NoSuchView />;
  if (error && !view) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!view || !shown) return <SkeletonRows rows={8} />;
  return children(shown, { Head: WideHead, Row: WideRow, Heading: GroupHeading, columns: columnsOf(shown) });
}

/**
 * The view with those of its columns that there still are for this reader: a field may have been put away since, be
 * nothing for them, or not be known while the desk's fields cannot be read. @returns undefined until that is known.
 */
function useShown(view: SavedView | undefined): ShownView | undefined {
  const asks = view?.columns.some(isAnswer) ?? false;
  const { data, error } = useQuery({ ...queries.listFields(), enabled: asks });
  return useMemo(() => {
    if (!view || (asks && !data && !error)) return undefined;
    const known = new Set(data?.data.map(({ key }) => key));
    return { ...view, shown: view.columns.filter((column) => !isAnswer(column) || known.has(fieldOf(column))) };
  }, [view, asks, data, error]);
}

/** Gone, or somebody else's: what the link asks for is searched for all the same, and nothing is said of the view. */
function NoSuchView() {
  const go = useNavigate();
  const [search] = useSearchParams();
  const q = search.get("q");
  useEffect(() => {
    if (q === null) return;
    toast(t("views.not_yours.searched"));
    void go(`/search?${search.toString()}`, { replace: true });
  }, [q, search, go]);
  if (q !== null) return null;
  return (
    <div className="p-4">
      <FocusHeading title={t("views.one")}>{t("views.one")}</FocusHeading>
      <EmptyState icon={SearchX} action={<LinkButton to="/queue/mine">{t("views.not_yours.go")}</LinkButton>}>
        {t("views.not_yours")}
      </EmptyState>
    </div>
  );
}
