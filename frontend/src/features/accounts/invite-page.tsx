import { useState } from "react";
import { useLocation } from "react-router-dom";
import { LinkButton } from "../../components/ui/button.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { AcceptInvitationForm } from "./accept-invitation-form.js";
import { AccountCard } from "./account-card.js";
import { linkToken } from "./next-path.js";

export function InvitePage() {
  const token = linkToken(useLocation().search);
  const minPassword = useAppInfo()?.password_min_length ?? 12;
  const [done, setDone] = useState(false);
  return (
    <AccountCard title={done ? t("accounts.invite.done_title") : t("accounts.invite.title")}>
      {done ? (
        <>
          <p>{t("accounts.invite.done")}</p>
          <LinkButton to="/sign-in" look="primary">
            {t("accounts.sign_in")}
          </LinkButton>
        </>
      ) : (
        <AcceptInvitationForm token={token} minPassword={minPassword} onDone={() => setDone(true)} />
      )}
    </AccountCard>
  );
}
