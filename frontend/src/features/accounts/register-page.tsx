import { useState } from "react";
import { Banner } from "../../components/ui/banner.js";
import { LinkButton } from "../../components/ui/button.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { AccountCard } from "./account-card.js";
import { AccountLink, AccountLinks } from "./account-links.js";
import { RegisterForm } from "./register-form.js";

export function RegisterPage() {
  const app = useAppInfo();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) {
    return (
      <AccountCard title={t("accounts.register.done_title")}>
        <p>{app?.demo ? t("accounts.register.done_demo") : t("accounts.register.done", { email: sentTo })}</p>
        <LinkButton to="/sign-in" look="primary">
          {t("accounts.sign_in")}
        </LinkButton>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t("accounts.register.title")}>
      {app?.registration_open === false ? (
        <Banner>{t("accounts.registration_closed")}</Banner>
      ) : (
        <RegisterForm minPassword={app?.password_min_length ?? 12} onDone={setSentTo} />
      )}
      <AccountLinks>
        <AccountLink to="/sign-in">{t("accounts.register.have_account")}</AccountLink>
      </AccountLinks>
    </AccountCard>
  );
}
