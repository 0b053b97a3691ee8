import { isValidElement } from "react";
import { createRoutesFromElements, matchRoutes, Route, useRoutes } from "react-router-dom";
import { lazy } from "../../lib/lazy.js";
import { useSession } from "../../lib/session.js";
import { AllowVisitors, RequireCustomer, RequireSession, RequireStaff } from "../guards.js";
import { page, type FetchedPage } from "../page.js";
import { NotFoundPage } from "../pages/error-pages.js";
import { AuthShell } from "../shells/auth-shell.js";
import { CustomerShell } from "../shells/customer-shell.js";
import { RootLayout } from "../shells/root-layout.js";
import { StaffShell } from "../shells/staff-shell.js";
import { agentRoutes } from "./agent-routes.js";
import { authRoutes } from "./auth-routes.js";
import { customerRoutes, guestRoutes, visitorRoutes } from "./customer-routes.js";

const AdminRoutes = lazy(async () => ({ default: (await import("./admin-routes.js")).AdminRoutes }));
const HelpPage = page("everyday", async () => (await import("../pages/help-page.js")).HelpPage);
const ProfilePage = page("account", async () => (await import("../../features/accounts/profile-page.js")).ProfilePage);
const AlertsPage = page(
  "everyday",
  async () => (await import("../../features/notifications/alerts-page.js")).AlertsPage,
);

const all = createRoutesFromElements(
  <Route element={<RootLayout />}>
    <Route element={<AuthShell />}>{authRoutes}</Route>
    <Route element={<AllowVisitors />}>
      <Route element={<RequireCustomer />}>
        <Route element={<CustomerShell />}>{visitorRoutes}</Route>
      </Route>
      <Route element={<CustomerShell />}>{guestRoutes}</Route>
    </Route>
    <Route element={<RequireSession />}>
      <Route element={<RequireCustomer />}>
        <Route element={<CustomerShell />}>{customerRoutes}</Route>
      </Route>
      <Route element={<OwnShell />}>
        <Route path="/me" element={<ProfilePage />} />
        <Route path="/alerts" element={<AlertsPage />} />
      </Route>
      <Route element={<DeskShell area="agent" />}>
        <Route element={<RequireStaff />}>{agentRoutes}</Route>
      </Route>
      <Route element={<DeskShell area="admin" />}>
        <Route element={<RequireStaff />}>
          <Route path="/admin/*" element={<AdminRoutes />} />
        </Route>
      </Route>
    </Route>
    <Route element={<OwnShell />}>
      <Route path="/help" element={<HelpPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Route>
  </Route>,
);

/** Every address of the product. */
export const AppRoutes = () => useRoutes(all);

/** Fetches the page of an address, while it is still being asked who is here. */
export function fetchPageOf(pathname: string): void {
  for (const { route } of matchRoutes(all, pathname) ?? []) {
    const type: unknown = isValidElement(route.element) ? route.element.type : null;
    // One that does not come is asked for again when it is drawn, and says there what is wrong.
    if (isFetched(type)) type.fetch().catch(() => undefined);
  }
}

const isFetched = (type: unknown): type is FetchedPage => typeof type === "function" && "fetch" in type;

/** The shell of whoever is here: pages that everybody has keep the reader where they are. */
function OwnShell() {
  const { user, setUp } = useSession();
  if (!user || setUp === "page") return <AuthShell />;
  return user.is_staff ? <StaffShell area="agent" /> : <CustomerShell />;
}

/** The desk's shell for its staff; others read in their own that it is not for them. */
function DeskShell({ area }: { area: "agent" | "admin" }) {
  const { user } = useSession();
  return user?.is_staff ? <StaffShell area={area} /> : <CustomerShell />;
}
