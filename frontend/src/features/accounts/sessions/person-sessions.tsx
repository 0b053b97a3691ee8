import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf, queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { SessionList } from "./session-list.js";

/** Where somebody is signed in, for admins who may end that. */
export function PersonSessions({ person }: { person: Pick<PersonDetail, "id" | "full_name"> }) {
  const cache = useQueryClient();
  const params = { id: String(person.id) };
  const { data } = useQuery({ ...queries.listPersonSessions({ params }), staleTime: 0 });
  const after = {
    onError: (problem: Error) => toastProblem(problem),
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf("listPersonSessions", { params }) }),
  };
  const end = useMutation({
    mutationFn: (id: number) => api.endPersonSession({ params: { ...params, session_id: String(id) } }),
    ...after,
  });
  const endAll = useMutation({
    mutationFn: () => api.endPersonSessions({ params }),
    onSuccess: ({ ended }) => toast(t("sessions.ended", { count: ended })),
    ...after,
  });
  if (!data) return null;
  return (
    <section aria-label={t("sessions.of_person")} className="flex flex-col gap-2 border-t border-border pt-4">
      <h3 className="font-medium">{t("sessions.of_person")}</h3>
      {data.data.length === 0 ? (
        <p className="text-dense text-muted">{t("sessions.none")}</p>
      ) : (
        <>
          <SessionList
            sessions={data.data}
            ending={end.isPending ? end.variables : null}
            onEnd={({ id }) => end.mutate(id)}
          />
          <div>
            <Button busy={endAll.isPending} onClick={() => endAll.mutate()}>
              {t("sessions.end_all")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
