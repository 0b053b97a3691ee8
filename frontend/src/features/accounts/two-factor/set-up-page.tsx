import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { signOut } from "../../../lib/session.js";
import { AccountCard } from "../account-card.js";
import { SetUpTwoFactor } from "./set-up.js";

/** In place of every page, for somebody of whom two-factor is demanded; what they came for follows once it is on. */
export function SetUpPage() {
  return (
    <AccountCard title={t("two_factor.forced.title")}>
      <p className="text-muted">{t("two_factor.forced.text")}</p>
      <SetUpTwoFactor onDone={() => undefined} />
      <div>
        <Button look="ghost" onClick={() => void signOut()}>
          {t("two_factor.forced.sign_out")}
        </Button>
      </div>
    </AccountCard>
  );
}
