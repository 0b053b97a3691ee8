import { NavLink } from "react-router-dom";
import { NotificationBell } from "../../features/notifications/notification-bell.js";
import { t } from "../../lib/i18n.js";
import { useSession } from "../../lib/session.js";
import { Brand } from "./brand.js";
import { Footer } from "./footer.js";
import { MainArea } from "./main-area.js";
import { PersonMenu } from "./person-menu.js";
import { useShell } from "./use-shell.js";

const LINK =
  "inline-flex min-h-control items-center rounded-chip px-3 text-text hover:bg-hover aria-[current=page]:font-semibold aria-[current=page]:text-link";

/** A customer's pages, also before signing in: one column, large type, the same header and footer everywhere. */
export function CustomerShell() {
  const { user } = useSession();
  useShell("customer");
  return (
    <div className="flex flex-1 flex-col text-body">
      <header className="border-b border-border bg-surface">
        <div className="mx-auto flex max-w-240 flex-wrap items-center gap-x-2 px-4 py-2">
          <Brand />
          <nav aria-label={t("app.nav.main")} className="ms-auto flex flex-wrap items-center">
            <NavLink to={user ? "/complaints" : "/sign-in"} end className={LINK}>
              {user ? t("app.nav.complaints") : t("accounts.sign_in")}
            </NavLink>
          </nav>
          {user && <NotificationBell />}
          {user && <PersonMenu />}
        </div>
      </header>
      <MainArea className="mx-auto w-full max-w-240 flex-1" />
      <Footer />
    </div>
  );
}
