import { LinkButton } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { useSession } from "../../lib/session.js";
import { HomeOpenComplaints } from "./list/home-open-complaints.js";
import { HomeTopics } from "./list/home-topics.js";

/** Where customers begin, signed in or not. */
export function HomePage() {
  const { user } = useSession();
  const app = useAppInfo();
  return (
    <div className="flex flex-col gap-8 px-4 py-4 md:py-8">
      <section className="flex flex-col items-start gap-4">
        <FocusHeading title={t("complaints.home.tab")} hero>
          {t("complaints.home.title")}
        </FocusHeading>
        <p className="max-w-prose text-muted">{t("complaints.home.lead")}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton look="primary" to="/complaints/new">
            {t("complaints.file")}
          </LinkButton>
          {!user && <LinkButton to="/track">{t("guests.track.link")}</LinkButton>}
          {!user && <LinkButton to="/sign-in">{t("complaints.sign_in")}</LinkButton>}
          {!user && app?.registration_open && <LinkButton to="/register">{t("complaints.register")}</LinkButton>}
        </div>
      </section>
      {user && <HomeOpenComplaints />}
      {user && <HomeTopics />}
    </div>
  );
}
