import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { takeSession } from "../../../lib/access-token.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";
import { EraseDialog } from "./erase-dialog.js";

/** Ends one's own account for good. */
export function DeleteCard() {
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.deleteMe(),
    onSuccess: () => {
      takeSession(null);
      toast(t("own_account.delete.done"));
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <Card title={t("own_account.delete.title")} id="delete">
      <p className="max-w-prose text-muted">{t("own_account.delete.about")}</p>
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t("own_account.delete.open")}
        </Button>
      </div>
      {asking && (
        <EraseDialog
          title={t("own_account.delete.question")}
          consequence={t("own_account.delete.consequence")}
          typed={me.email ?? me.full_name}
          action={t("own_account.delete.submit")}
          busy={remove.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate()}
        />
      )}
    </Card>
  );
}
