import { Route, Routes } from "react-router-dom";
import { RequirePermission } from "../guards.js";
import { page } from "../page.js";
import { NotFoundPage } from "../pages/error-pages.js";

const SetupPage = page("admin", async () => (await import("../../features/setup/setup-page.js")).SetupPage);
const OrganizationsPage = page(
  "admin",
  async () => (await import("../../features/directory/organizations-page.js")).OrganizationsPage,
);
const OrganizationPage = page(
  "admin",
  async () => (await import("../../features/directory/organization-page.js")).OrganizationPage,
);
const DepartmentPage = page(
  "admin",
  async () => (await import("../../features/directory/department-page.js")).DepartmentPage,
);
const SettingsPage = page("admin", async () => (await import("../../features/desk/settings-page.js")).SettingsPage);
const PeoplePage = page("account", async () => (await import("../../features/accounts/people-page.js")).PeoplePage);
const ApiKeysPage = page(
  "account",
  async () => (await import("../../features/accounts/api-keys/api-keys-page.js")).ApiKeysPage,
);
const CategoriesPage = page(
  "admin",
  async () => (await import("../../features/directory/categories-page.js")).CategoriesPage,
);
const FieldsPage = page(
  "fields",
  async () => (await import("../../features/directory/fields/fields-page.js")).FieldsPage,
);
const TagsPage = page("admin", async () => (await import("../../features/directory/tags-page.js")).TagsPage);
const TeamsPage = page("admin", async () => (await import("../../features/directory/teams-page.js")).TeamsPage);
const CalendarsPage = page(
  "sla",
  async () => (await import("../../features/sla/calendars/calendars-page.js")).CalendarsPage,
);
const CalendarPage = page(
  "sla",
  async () => (await import("../../features/sla/calendars/calendar-page.js")).CalendarPage,
);
const MailTemplatesPage = page(
  "admin",
  async () => (await import("../../features/email/mail-templates-page.js")).MailTemplatesPage,
);
const SentMailPage = page("admin", async () => (await import("../../features/email/sent-mail-page.js")).SentMailPage);
const ImportPage = page("admin", async () => (await import("../../features/import/import-page.js")).ImportPage);
const ImportDetailPage = page(
  "admin",
  async () => (await import("../../features/import/import-detail-page.js")).ImportDetailPage,
);
const JobsPage = page("admin", async () => (await import("../../features/jobs/jobs-page.js")).JobsPage);
const CannedPage = page("canned", async () => (await import("../../features/canned/canned-page.js")).CannedPage);
const AuditPage = page("audit", async () => (await import("../../features/audit/audit-page.js")).AuditPage);
const PoliciesPage = page(
  "sla",
  async () => (await import("../../features/sla/policies/policies-page.js")).PoliciesPage,
);
const PolicyPage = page("sla", async () => (await import("../../features/sla/policies/policy-page.js")).PolicyPage);
const VersionsPage = page(
  "sla",
  async () => (await import("../../features/sla/policies/versions-page.js")).VersionsPage,
);

/** What lies below /admin: those who never go there never fetch it. */
export function AdminRoutes() {
  return (
    <Routes>
      <Route element={<RequirePermission any={["desk.configure"]} />}>
        <Route path="setup" element={<SetupPage />} />
        <Route path="settings" element={<SettingsPage />} />
      </Route>
      <Route element={<RequirePermission any={["people.invite", "people.manage"]} />}>
        <Route path="people" element={<PeoplePage />} />
      </Route>
      <Route element={<RequirePermission any={["people.manage"]} />}>
        <Route path="integrations" element={<ApiKeysPage />} />
      </Route>
      <Route element={<RequirePermission any={["directory.manage"]} />}>
        <Route path="organizations" element={<OrganizationsPage />} />
        <Route path="organizations/new" element={<OrganizationPage />} />
        <Route path="organizations/:id" element={<OrganizationPage />} />
        <Route path="organizations/:id/departments/:departmentId" element={<DepartmentPage />} />
        <Route path="categories" element={<CategoriesPage />} />
        <Route path="fields" element={<FieldsPage />} />
        <Route path="teams" element={<TeamsPage />} />
        <Route path="tags" element={<TagsPage />} />
      </Route>
      <Route element={<RequirePermission any={["canned.manage"]} />}>
        <Route path="canned" element={<CannedPage />} />
      </Route>
      <Route element={<RequirePermission any={["sla.manage"]} />}>
        <Route path="calendars" element={<CalendarsPage />} />
        <Route path="calendars/new" element={<CalendarPage />} />
        <Route path="calendars/:id" element={<CalendarPage />} />
        <Route path="sla" element={<PoliciesPage />} />
        <Route path="sla/new" element={<PolicyPage />} />
        <Route path="sla/:id" element={<PolicyPage />} />
        <Route path="sla/:id/versions" element={<VersionsPage />} />
      </Route>
      <Route element={<RequirePermission any={["mail.read"]} />}>
        <Route path="mail" element={<SentMailPage />} />
        <Route path="mail/templates" element={<MailTemplatesPage />} />
      </Route>
      <Route element={<RequirePermission any={["import.run"]} />}>
        <Route path="import" element={<ImportPage />} />
        <Route path="import/:id" element={<ImportDetailPage />} />
      </Route>
      <Route element={<RequirePermission any={["jobs.manage"]} />}>
        <Route path="jobs" element={<JobsPage />} />
      </Route>
      <Route element={<RequirePermission any={["audit.read"]} />}>
        <Route path="audit" element={<AuditPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
