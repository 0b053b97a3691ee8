import { Link } from "react-router-dom";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";

/** At the end of every page outside the desk; help is always in the same place. */
export function Footer() {
  const app = useAppInfo();
  return (
    <footer className="border-t border-border px-4 py-4 text-dense text-muted">
      <div className="mx-auto flex max-w-240 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span>{app?.name}</span>
        {app?.support_contact && <span className="min-w-0">{app.support_contact}</span>}
        <Link
          to="/help"
          className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
        >
          {t("app.nav.help")}
        </Link>
      </div>
    </footer>
  );
}
