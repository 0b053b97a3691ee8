import { useMutation } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { updatePerson, useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";

const EmailForm = lazy(async () => ({ default: (await import("./email-edit-form.js")).EmailForm }));

/** One's own address, and the one that waits to take its place. */
export function EmailCard() {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const keep = useMutation({
    mutationFn: async () => {
      await api.cancelEmailChange();
      return api.getMe();
    },
    onSuccess: (saved) => {
      updatePerson(saved);
      toast(t("own_account.email.kept"));
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <Card title={t("own_account.email.title")} id="email">
      <p>
        <bdi className="wrap-anywhere">{me.email}</bdi>
      </p>
      {me.pending_email && (
        <Banner tone="info">
          <p className="wrap-anywhere">{t("own_account.email.pending", { email: me.pending_email })}</p>
        </Banner>
      )}
      {changing ? (
        <Suspense>
          <EmailForm onDone={() => setChanging(false)} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setChanging(true)}>{t("own_account.email.open")}</Button>
          {me.pending_email && (
            <Button busy={keep.isPending} onClick={() => keep.mutate()}>
              {t("own_account.email.keep")}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
