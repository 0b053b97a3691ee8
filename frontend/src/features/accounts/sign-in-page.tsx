import { Navigate, useLocation } from "react-router-dom";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { useSession } from "../../lib/session.js";
import { AccountCard } from "./account-card.js";
import { AccountLink, AccountLinks } from "./account-links.js";
import { nextPath } from "./next-path.js";
import { SignInForm } from "./sign-in-form.js";

export function SignInPage() {
  const { search } = useLocation();
  const session = useSession();
  const app = useAppInfo();
  if (session.state === "signed_in") return <Navigate replace to={nextPath(search)} />;
  return (
    <AccountCard title={t("accounts.sign_in")}>
      <SignInForm />
      {app?.registration_open === false ? (
        <p className="text-dense text-muted">{t("accounts.registration_closed")}</p>
      ) : (
        <AccountLinks>
          <AccountLink to="/forgot">{t("accounts.forgot.link")}</AccountLink>
          <AccountLink to="/register">{t("accounts.register.link")}</AccountLink>
          <AccountLink to="/track">{t("guests.track.link_sign_in")}</AccountLink>
        </AccountLinks>
      )}
    </AccountCard>
  );
}
