import { useEffect } from "react";
import { Outlet } from "react-router-dom";
import { LeaveQuestion } from "../../components/ui/leave-question.js";
import { Toaster } from "../../components/ui/toaster.js";
import { SkipLink } from "../../components/ui/skip-link.js";
import { useAppInfo } from "../../lib/app-info.js";
import { showBrand } from "../../lib/brand.js";
import { listenForCommands } from "../../lib/commands.js";
import { t } from "../../lib/i18n.js";
import { ConfirmQuestion } from "../confirm-question.js";
import { LiveRegions } from "./live-regions.js";

/** What surrounds every page, whichever shell it has. */
export function RootLayout() {
  const app = useAppInfo();
  useEffect(listenForCommands, []);
  useEffect(() => {
    if (app) showBrand(app.colours);
  }, [app]);
  return (
    // The desk fills the window and scrolls inside; other pages scroll as a whole.
    <div className="flex min-h-dvh flex-col md:in-data-[shell=admin]:h-dvh md:in-data-[shell=agent]:h-dvh">
      <SkipLink />
      {app?.demo && (
        <section aria-label={t("app.demo")} className="bg-warn-bg px-4 py-1 text-center text-meta text-warn-fg">
          {t("app.demo_banner")}
        </section>
      )}
      <Outlet />
      <LeaveQuestion />
      <ConfirmQuestion />
      <Toaster />
      <LiveRegions />
    </div>
  );
}
