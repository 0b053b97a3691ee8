import { Disclosure } from "../../../components/ui/disclosure.js";
import { t } from "../../../lib/i18n.js";

/** For the help page: the ways back for somebody whose phone is gone. */
export function LostPhone() {
  return (
    <Disclosure summary={t("two_factor.lost_phone.question")}>
      <p>
        {t("two_factor.lost_phone.answer")} {t("two_factor.lost_both")}
      </p>
    </Disclosure>
  );
}
