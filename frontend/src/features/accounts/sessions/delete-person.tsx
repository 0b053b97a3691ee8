import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { HeirChoice, type Heir } from "../heir-choice.js";
import { EraseDialog } from "../own-account/erase-dialog.js";

/** Ends somebody's account for good. Their open tickets go to whom is chosen, or back to their teams. */
export function DeletePerson({ person, onDeleted }: { person: PersonDetail; onDeleted: () => void }) {
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [heir, setHeir] = useState<Heir>(null);
  const [unanswered, setUnanswered] = useState(false);
  const tickets = person.open_tickets ?? 0;
  const remove = useMutation({
    mutationFn: (assignTo: number | null) => {
      const query = assignTo === null ? {} : { assign_to: String(assignTo) };
      return api.deletePerson({ params: { id: String(person.id) }, query });
    },
    onSuccess: async () => {
      toast(t("sessions.delete.done", { name: person.full_name }));
      leaveFreely(onDeleted);
      await cache.invalidateQueries({ queryKey: keyOf("listPeople") });
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t("sessions.delete.open")}
      </Button>
      {asking && (
        <EraseDialog
          title={t("sessions.delete.question", { name: person.full_name })}
          consequence={t("sessions.delete.consequence", { count: tickets })}
          typed={person.full_name}
          action={t("sessions.delete.submit")}
          busy={remove.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => (heir === "missing" ? setUnanswered(true) : remove.mutate(heir))}
        >
          {tickets > 0 && <HeirChoice person={person} value={heir} asked={unanswered} onChange={setHeir} />}
        </EraseDialog>
      )}
    </>
  );
}
