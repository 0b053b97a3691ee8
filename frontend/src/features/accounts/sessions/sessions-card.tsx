import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf, queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { SessionList } from "./session-list.js";

/** Where one is signed in, and how to end that. */
export function SessionsCard() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({ ...queries.listMySessions(), staleTime: 0 });
  const after = {
    onError: (problem: Error) => toastProblem(problem),
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf("listMySessions") }),
  };
  const end = useMutation({ mutationFn: (id: number) => api.endMySession({ params: { id: String(id) } }), ...after });
  const endOthers = useMutation({
    mutationFn: () => api.endMyOtherSessions(),
    onSuccess: ({ ended }) => toast(t("sessions.ended", { count: ended })),
    ...after,
  });
  const others = data?.data.filter(({ current }) => !current) ?? [];
  return (
    <Card title={t("sessions.title")} id="sessions">
      <p className="max-w-prose text-muted">{t("sessions.about")}</p>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows />
      ) : (
        <SessionList
          sessions={data.data}
          ending={end.isPending ? end.variables : null}
          onEnd={({ id }) => end.mutate(id)}
        />
      )}
      {others.length > 0 && (
        <div>
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("sessions.end_others")}
          </Button>
        </div>
      )}
    </Card>
  );
}
