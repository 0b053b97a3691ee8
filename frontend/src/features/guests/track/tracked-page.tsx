import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useNavigate, useParams } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { useComplaint } from "../../complaints/data/use-complaint.js";
import { ComplaintFailed, ComplaintSkeleton } from "../../complaints/ticket/complaint-states.js";
import { ComplaintView } from "../../complaints/ticket/complaint-view.js";

/** One complaint as its customer sees it, for a guest: to read, to answer, to withdraw while it is new. */
export function TrackedPage() {
  const { ref = "" } = useParams();
  const { data, error, refetch } = useComplaint(ref);
  if (data) return <ComplaintView ticket={data} onRefresh={() => void refetch()} top={<Leave />} />;
  return error ? <ComplaintFailed error={error} onRetry={() => void refetch()} /> : <ComplaintSkeleton />;
}

/** For computers that others use too. */
function Leave() {
  const go = useNavigate();
  const leave = useMutation({
    mutationFn: () => api.leaveGuest(),
    onSuccess: () => {
      toast(t("guests.leave.done"));
      void go("/", { replace: true });
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <Button
      look="ghost"
      className="-ms-4"
      busy={leave.isPending}
      icon={<LogOut aria-hidden className="size-4 flip-rtl" />}
      onClick={() => leave.mutate()}
    >
      {t("guests.leave")}
    </Button>
  );
}
