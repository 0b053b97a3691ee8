import { ArrowLeft } from "lucide-react";
import { useLocation } from "react-router-dom";
import { Disclosure } from "../../components/ui/disclosure.js";
import { t } from "../../lib/i18n.js";
import { TABLET_UP, useMedia } from "../../lib/media.js";
import { useMay } from "../../lib/session.js";
import { adminEntries } from "./admin-entries.js";
import { SideLink } from "../../components/ui/side-link.js";

/** The admin pages, beside the page; on a phone they are behind a line that names the present one. */
export function AdminNav({ folded }: { folded: boolean }) {
  const may = useMay();
  const { pathname } = useLocation();
  const isWide = useMedia(TABLET_UP);
  const entries = adminEntries.filter(({ permission }) => may(permission));
  const here = entries.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  const links = (
    <ul className="grid gap-0.5 max-md:grid-cols-2 max-md:pb-2">
      <SideLink to="/queue/mine" icon={ArrowLeft} label={t("app.nav.back_to_queue")} folded={folded} />
      {entries.map(({ to, icon, label }) => (
        <SideLink key={to} to={to} icon={icon} label={t(label)} folded={folded} />
      ))}
    </ul>
  );
  return (
    <nav aria-label={t("app.nav.admin")} className="p-2">
      {isWide ? (
        links
      ) : (
        // By its key it is closed again on the page it led to.
        <Disclosure key={pathname} summary={here ? t(here.label) : t("app.nav.admin")}>
          {links}
        </Disclosure>
      )}
    </nav>
  );
}
