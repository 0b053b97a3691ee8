import { useState } from "react";
import { Banner } from "../../components/ui/banner.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { AccountCard } from "./account-card.js";
import { AccountLink, AccountLinks } from "./account-links.js";
import { ForgotForm } from "./forgot-form.js";

export function ForgotPage() {
  const app = useAppInfo();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <AccountCard title={sentTo === null ? t("accounts.forgot.title") : t("accounts.forgot.done_title")}>
      {sentTo !== null ? (
        <p>{t("accounts.forgot.done", { email: sentTo })}</p>
      ) : app?.registration_open === false ? (
        <Banner>{t("accounts.forgot.closed")}</Banner>
      ) : (
        <>
          <p>{t("accounts.forgot.text")}</p>
          <ForgotForm onDone={setSentTo} />
        </>
      )}
      <AccountLinks>
        <AccountLink to="/sign-in">{t("accounts.back_to_sign_in")}</AccountLink>
      </AccountLinks>
    </AccountCard>
  );
}
