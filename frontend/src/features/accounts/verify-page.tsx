import { useMutation } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useLocation } from "react-router-dom";
import { Banner } from "../../components/ui/banner.js";
import { Button, LinkButton } from "../../components/ui/button.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { problemText } from "../../lib/problem-text.js";
import { AccountCard } from "./account-card.js";
import { linkToken } from "./next-path.js";

const VerifyPasswordForm = lazy(async () => ({
  default: (await import("./own-account/verify-password-form.js")).VerifyPasswordForm,
}));

/** Confirms an address by a press, not by being opened: mail scanners open links too. */
export function VerifyPage() {
  const token = linkToken(useLocation().search);
  const [done, setDone] = useState(false);
  const verify = useMutation({
    mutationFn: () => api.verifyEmail({ body: { token } }),
    onSuccess: () => setDone(true),
  });
  if (done) {
    return (
      <AccountCard title={t("accounts.verify.done_title")}>
        <p>{t("accounts.verify.done")}</p>
        <LinkButton to="/sign-in" look="primary">
          {t("accounts.sign_in")}
        </LinkButton>
      </AccountCard>
    );
  }
  if (verify.error instanceof ApiProblem && verify.error.is("link.password_needed")) {
    return (
      <AccountCard title={t("accounts.verify.title")}>
        <Suspense>
          <VerifyPasswordForm token={token} onDone={() => setDone(true)} />
        </Suspense>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t("accounts.verify.title")}>
      {verify.error && (
        <Banner tone="danger" live="alert">
          {problemText(verify.error)} {t("accounts.verify.again")}
        </Banner>
      )}
      <p>{t("accounts.verify.text")}</p>
      <Button look="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
        {t("accounts.verify.submit")}
      </Button>
    </AccountCard>
  );
}
