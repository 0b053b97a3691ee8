import { useLocation } from "react-router-dom";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { LinkPage } from "../link-page.js";

/** From the mail that was asked for on the track page to the complaint. */
export function OpenLinkPage() {
  const token = new URLSearchParams(useLocation().search).get("token") ?? "";
  return (
    <LinkPage
      title={t("guests.open.title")}
      text={t("guests.open.text")}
      submit={t("guests.track.open")}
      again={{ text: t("guests.open.again"), to: "/track", label: t("guests.track.link") }}
      press={() => api.trackByLink({ body: { token } })}
      leadsTo={(number) => `/track/${number}`}
    />
  );
}
