import { Route } from "react-router-dom";
import { RequirePermission } from "../guards.js";
import { page } from "../page.js";

const PeoplePage = page(async () => (await import("../../features/accounts/people-page.js")).PeoplePage);
const CategoriesPage = page(async () => (await import("../../features/directory/categories-page.js")).CategoriesPage);
const SentMailPage = page(async () => (await import("../../features/email/sent-mail-page.js")).SentMailPage);

export const adminRoutes = (
  <>
    <Route element={<RequirePermission any={["people.invite"]} />}>
      <Route path="/admin/people" element={<PeoplePage />} />
    </Route>
    <Route element={<RequirePermission any={["directory.manage"]} />}>
      <Route path="/admin/categories" element={<CategoriesPage />} />
    </Route>
    <Route element={<RequirePermission any={["mail.read"]} />}>
      <Route path="/admin/mail" element={<SentMailPage />} />
    </Route>
  </>
);
