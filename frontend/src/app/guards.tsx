import type { Permission } from "@redress/backend/contract";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { useSession } from "../lib/session.js";
import { page } from "./page.js";
import { PageSkeleton } from "./page-skeleton.js";
import { ForbiddenPage, OfflinePage } from "./pages/error-pages.js";
import { StaffHome } from "./staff-home.js";
import { AuthShell } from "./shells/auth-shell.js";

const SetUpPage = page(
  "account",
  async () => (await import("../features/accounts/two-factor/set-up-page.js")).SetUpPage,
);

/** Lets signed-in people through; the others come back here after signing in. */
export function RequireSession() {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  switch (session.state) {
    case "unknown":
      return (
        <main id="main">
          <PageSkeleton />
        </main>
      );
    case "unreachable":
      return (
        <AuthShell>
          <OfflinePage />
        </AuthShell>
      );
    case "signed_out":
      return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`} />;
    case "signed_in":
      return session.setUp === "page" ? <SetUpFirst /> : <Outlet />;
  }
}

/** In place of the page: it is shown once two-factor is on. */
function SetUpFirst() {
  return (
    <AuthShell>
      <SetUpPage />
    </AuthShell>
  );
}

/** Lets everybody through, once it is known who is here. */
export function AllowVisitors() {
  const { state, setUp } = useSession();
  if (state === "unknown") return <PageSkeleton />;
  if (setUp === "page") return <SetUpFirst />;
  return state === "unreachable" ? <OfflinePage /> : <Outlet />;
}

/** For pages of the desk's staff. */
export function RequireStaff() {
  const { user } = useSession();
  return user?.is_staff ? <Outlet /> : <ForbiddenPage />;
}

/** For the customers' own pages: staff begin elsewhere. */
export function RequireCustomer() {
  const { user } = useSession();
  return user?.is_staff ? <StaffHome /> : <Outlet />;
}

export function RequirePermission({ any }: { any: readonly Permission[] }) {
  const { user } = useSession();
  return any.some((permission) => user?.permissions.includes(permission)) ? <Outlet /> : <ForbiddenPage />;
}
