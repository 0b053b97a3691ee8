import { clsx } from "clsx";
import { Bell, Inbox, Search, Settings, Sun, UserRound, type LucideIcon } from "lucide-react";
import { NavLink, useLocation } from "react-router-dom";
import { t } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";
import { adminHome } from "./admin-entries.js";

/** The places of the desk, at the bottom of small screens. */
export function TabBar() {
  const admin = adminHome(useMay());
  return (
    <nav
      aria-label={t("app.nav.main")}
      className="fixed inset-x-0 bottom-0 z-sticky flex border-t border-border bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Place to="/home" area="/home" icon={Sun} label={t("app.nav.day")} />
      <Place to="/queue/mine" area="/queue" icon={Inbox} label={t("app.tab.queue")} />
      <Place to="/search" area="/search" icon={Search} label={t("app.tab.search")} />
      <Place to="/alerts" area="/alerts" icon={Bell} label={t("app.tab.alerts")} />
      {admin && <Place to={admin} area="/admin" icon={Settings} label={t("app.nav.admin")} />}
      <Place to="/me" area="/me" icon={UserRound} label={t("app.tab.me")} />
    </nav>
  );
}

function Place({ to, area, icon: Icon, label }: { to: string; area: string; icon: LucideIcon; label: string }) {
  const inside = useLocation().pathname.startsWith(area);
  return (
    <NavLink
      to={to}
      className={clsx(
        "flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 text-meta -outline-offset-2",
        inside ? "font-semibold text-link" : "text-muted",
      )}
    >
      <Icon aria-hidden className="size-5" />
      {label}
    </NavLink>
  );
}
