import type { Challenge } from "@redress/backend/contract";
import { Suspense, useState } from "react";
import { Navigate, useLocation } from "react-router-dom";
import { Banner } from "../../components/ui/banner.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { useSession } from "../../lib/session.js";
import { useStore } from "../../lib/store.js";
import { AccountCard } from "./account-card.js";
import { AccountLink, AccountLinks } from "./account-links.js";
import { nextPath } from "./next-path.js";
import { endedMark } from "./session-end/ended-mark.js";
import { SignInForm } from "./sign-in-form.js";

const SecondStepForm = lazy(async () => ({
  default: (await import("./two-factor/second-step-form.js")).SecondStepForm,
}));

export function SignInPage() {
  const { search } = useLocation();
  const session = useSession();
  const app = useAppInfo();
  const wasEnded = useStore(endedMark);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  if (session.state === "signed_in") return <Navigate replace to={nextPath(search)} />;
  if (challenge) {
    return (
      <Suspense>
        <SecondStepForm challenge={challenge} onBack={() => setChallenge(null)} />
      </Suspense>
    );
  }
  return (
    <AccountCard title={t("accounts.sign_in")}>
      {wasEnded && <Banner>{t("session_end.kept")}</Banner>}
      <SignInForm onChallenge={setChallenge} />
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
