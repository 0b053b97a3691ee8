import { useMutation } from "@tanstack/react-query";
import { useLocation } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { Button, LinkButton } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { currentPerson, updatePerson } from "../../../lib/session.js";
import { AccountCard } from "../account-card.js";
import { linkToken } from "../next-path.js";

/** Changes over to another address by a press, not by being opened: mail scanners open links too. */
export function ConfirmEmailPage() {
  const token = linkToken(useLocation().search);
  const confirm = useMutation({
    mutationFn: async () => {
      await api.confirmEmail({ body: { token } });
      // Whoever is signed in here sees the new one at once, if it was theirs.
      if (currentPerson()) updatePerson(await api.getMe());
    },
  });
  if (confirm.isSuccess) {
    return (
      <AccountCard title={t("own_account.confirm_email.done_title")}>
        <p>{t("own_account.confirm_email.done")}</p>
        <LinkButton to="/me" look="primary">
          {t("own_account.confirm_email.on")}
        </LinkButton>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t("own_account.confirm_email.title")}>
      {confirm.error && (
        <Banner tone="danger" live="alert">
          {problemText(confirm.error)}
        </Banner>
      )}
      <p>{t("own_account.confirm_email.text")}</p>
      <Button look="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
        {t("own_account.confirm_email.submit")}
      </Button>
    </AccountCard>
  );
}
