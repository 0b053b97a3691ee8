import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { SavedView } from "@redress/backend/contract";
import { LinkButton } from "../../components/ui/button.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { toast } from "../../lib/toasts.js";
import type { SavedParts } from "../tickets/queue/saved-parts.js";
import { viewQuery } from "./view-queries.js";
import { GroupHeading } from "./group-heading.js";
import { columnsOf, WideHead, WideRow } from "./wide-row.js";

interface SavedQueueProps {
  id: number;
  /** Shows a view's list, once it is there. */
  children: (view: SavedView, parts: SavedParts) => ReactNode;
}

/** A saved view, with what draws its list. */
export function SavedQueue({ id, children }: SavedQueueProps) {
  const cache = useQueryClient();
  const { data: view, error, refetch } = useQuery(viewQuery(cache, id));
  if (error instanceof ApiProblem && error.status === 404) return <NoSuchView />;
  if (error && !view) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!view) return <SkeletonRows rows={8} />;
  return children(view, { Head: WideHead, Row: WideRow, Heading: GroupHeading, columns: columnsOf({ saved: view }) });
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
