import { useState } from "react";
import { useLocation } from "react-router-dom";
import { LinkButton } from "../../components/ui/button.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { AccountCard } from "./account-card.js";
import { AccountLink, AccountLinks } from "./account-links.js";
import { linkToken } from "./next-path.js";
import { ResetForm } from "./reset-form.js";

export function ResetPage() {
  const token = linkToken(useLocation().search);
  const minPassword = useAppInfo()?.password_min_length ?? 12;
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <AccountCard title={t("accounts.reset.done_title")}>
        <p>{t("accounts.reset.done")}</p>
        <LinkButton to="/sign-in" look="primary">
          {t("accounts.sign_in")}
        </LinkButton>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t("accounts.reset.title")}>
      <ResetForm token={token} minPassword={minPassword} onDone={() => setDone(true)} />
      <AccountLinks>
        <AccountLink to="/forgot">{t("accounts.reset.new_link")}</AccountLink>
      </AccountLinks>
    </AccountCard>
  );
}
