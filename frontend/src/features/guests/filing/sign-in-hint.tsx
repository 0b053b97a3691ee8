import { Link } from "react-router-dom";
import { t } from "../../../lib/i18n.js";

/** For those who have an account: what they typed waits for them. */
export function SignInHint() {
  return (
    <p className="text-muted">
      {t("guests.new.have_account")}{" "}
      <Link
        to="/sign-in?next=/complaints/new"
        className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
      >
        {t("complaints.sign_in")}
      </Link>
    </p>
  );
}
