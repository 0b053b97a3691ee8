import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Button } from "../../components/ui/button.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

/** Tries all failed mail again; there only while some has failed and for those who may. */
export function TryAllButton() {
  const cache = useQueryClient();
  const may = useMay();
  const key = useSubmitKey();
  const failed = useQuery(queries.listMails({ query: { state: "failed", limit: "1" } }));
  const tryAll = useMutation({
    mutationFn: () => api.resendMails({ body: { state: "failed" }, idempotencyKey: key.of("failed") }),
    onSuccess: async ({ resent, left }) => {
      key.renew();
      toast(left > 0 ? t("email.try_all.done_but", { resent, left }) : t("email.try_all.done", { resent }));
      await cache.invalidateQueries({ queryKey: ["listMails"] });
    },
    onError: (error) => toastProblem(error),
  });
  if (!may("mail.resend") || !failed.data?.data.length) return null;
  return (
    <Button icon={<RotateCw aria-hidden className="size-4" />} busy={tryAll.isPending} onClick={() => tryAll.mutate()}>
      {t("email.try_all")}
    </Button>
  );
}
