import { useLocation } from "react-router-dom";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { LinkPage } from "../link-page.js";

/** From the mail to a complaint that is really sent, in whichever browser the mail is read. */
export function ConfirmLinkPage() {
  const token = new URLSearchParams(useLocation().search).get("token") ?? "";
  return (
    <LinkPage
      title={t("guests.confirm.title")}
      text={t("guests.confirm.text")}
      submit={t("guests.confirm.submit")}
      again={{ text: t("guests.confirm.again"), to: "/complaints/new", label: t("complaints.file") }}
      press={() => api.confirmGuestDraftByLink({ body: { token } })}
      leadsTo={(number) => `/track/${number}/sent`}
    />
  );
}
