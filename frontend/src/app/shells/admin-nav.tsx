import { ArrowLeft } from "lucide-react";
import { t } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";
import { adminEntries } from "./admin-entries.js";
import { SideLink } from "./side-link.js";

export function AdminNav({ folded }: { folded: boolean }) {
  const may = useMay();
  return (
    <nav aria-label={t("app.nav.admin")} className="p-2">
      <ul className="flex flex-wrap gap-0.5 md:flex-col">
        <SideLink to="/queue/mine" icon={ArrowLeft} label={t("app.nav.back_to_queue")} folded={folded} />
        {adminEntries
          .filter(({ permission }) => may(permission))
          .map((entry) => (
            <SideLink key={entry.to} to={entry.to} icon={entry.icon} label={t(entry.label)} folded={folded} />
          ))}
      </ul>
    </nav>
  );
}
