import type { CalendarDetail } from "@redress/backend/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { refreshCalendars } from "./keep-calendar.js";
import { UsedBy } from "./used-by.js";

/** Deletes a calendar after asking; while policies count by it, they are named instead. */
export function DeleteCalendar({ calendar }: { calendar: CalendarDetail }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const params = { id: String(calendar.id) };
  const remove = useMutation({
    mutationFn: () => api.deleteCalendar({ params }),
    onSuccess: async () => {
      toast(t("calendars.deleted", { name: calendar.name }));
      leaveFreely(() => void navigate("/admin/calendars", { replace: true }));
      await refreshCalendars(cache);
    },
    onError: (error) => {
      setAsking(false);
      // Whatever uses it now is shown with the message.
      if (error instanceof ApiProblem && error.is("calendar.in_use"))
        void cache.invalidateQueries({ queryKey: keyOf("getCalendar", { params }) });
    },
  });
  return (
    <>
      <Button look="ghost" className="text-danger-fg!" onClick={() => setAsking(true)}>
        {t("calendars.delete")}
      </Button>
      {remove.error && (
        <Banner tone="danger" live="alert" className="basis-full">
          {problemText(remove.error)} <UsedBy policies={calendar.used_by} />
        </Banner>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("calendars.delete.title", { name: calendar.name })}
        consequence={t("calendars.delete.consequence")}
        action={t("calendars.delete")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
