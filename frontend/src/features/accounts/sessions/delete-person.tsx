import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { EraseDialog } from "../own-account/erase-dialog.js";

/** Ends somebody's account for good. Their open tickets go back to their teams. */
export function DeletePerson({ person, onDeleted }: { person: PersonDetail; onDeleted: () => void }) {
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.deletePerson({ params: { id: String(person.id) }, query: {} }),
    onSuccess: async () => {
      toast(t("sessions.delete.done", { name: person.full_name }));
      leaveFreely(onDeleted);
      await cache.invalidateQueries({ queryKey: keyOf("listPeople") });
    },
    onError: (error) => toast(problemText(error), { tone: "error" }),
  });
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t("sessions.delete.open")}
      </Button>
      {asking && (
        <EraseDialog
          title={t("sessions.delete.question", { name: person.full_name })}
          consequence={t("sessions.delete.consequence", { count: person.open_tickets ?? 0 })}
          typed={person.full_name}
          action={t("sessions.delete.submit")}
          busy={remove.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate()}
        />
      )}
    </>
  );
}
