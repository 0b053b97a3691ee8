import { useQuery } from "@tanstack/react-query";
import type { Department, Organization } from "@redress/backend/contract";
import { Building2, Plus } from "lucide-react";
import { Link } from "react-router-dom";
import { LinkButton } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";

const LINK = "inline-flex min-h-6 min-w-0 items-center rounded-chip text-link hover:underline touch-target";

/** The bodies that complaints are addressed to, with their departments. */
export function OrganizationsPage() {
  const [search, setSearch] = useSearch();
  const withArchived = search.get("archived") === "true";
  const query = { query: { archived: "true" } } as const;
  const organizations = useQuery(queries.listOrganizations(query));
  const departments = useQuery(queries.listDepartments(query));
  const error = organizations.error ?? departments.error;
  const shown = organizations.data?.data.filter(({ archived }) => withArchived || !archived);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("organizations.title")}>{t("organizations.title")}</FocusHeading>
        <LinkButton look="primary" to="/admin/organizations/new" icon={<Plus aria-hidden className="size-4" />}>
          {t("organizations.add")}
        </LinkButton>
      </div>
      <p className="max-w-prose text-muted">{t("organizations.about")}</p>
      <Checkbox
        label={t("organizations.with_archived")}
        checked={withArchived}
        onChange={(event) =>
          setSearch(withSearch(search, { archived: event.target.checked ? "true" : null }), { replace: true })
        }
      />
      {error && !(shown && departments.data) ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void organizations.refetch();
            void departments.refetch();
          }}
        />
      ) : !shown || !departments.data ? (
        <SkeletonRows rows={8} />
      ) : shown.length === 0 ? (
        <EmptyState icon={Building2}>{t("organizations.none")}</EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {shown.map((organization) => (
            <OrganizationItem
              key={organization.id}
              organization={organization}
              departments={departments.data.data.filter(
                (department) =>
                  department.organization.id === organization.id && (withArchived || !department.archived),
              )}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function OrganizationItem({
  organization,
  departments,
}: {
  organization: Organization;
  departments: readonly Department[];
}) {
  const { id, name, logo_url: logo } = organization;
  const path = `/admin/organizations/${id}`;
  return (
    <li className="rounded-card border border-border bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
        {logo && <img src={logo} alt="" className="size-8 shrink-0 object-contain" />}
        <h2 className="min-w-0 flex-1 basis-40 font-semibold">
          <Link to={path} className={LINK}>
            {name}
          </Link>
        </h2>
        <Marks {...organization} />
        <LinkButton
          look="ghost"
          to={`${path}/departments/new`}
          aria-label={t("organizations.department.add_to", { name })}
          icon={<Plus aria-hidden className="size-4" />}
        >
          {t("organizations.department.add")}
        </LinkButton>
      </div>
      {departments.length > 0 && (
        <ul aria-label={t("organizations.departments_of", { name })} className="border-t border-border">
          {departments.map((department) => (
            <li
              key={department.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-4 py-2 ps-8 last:border-b-0"
            >
              <Link to={`${path}/departments/${department.id}`} className={`${LINK} flex-1 basis-40`}>
                {department.name}
              </Link>
              <Marks {...department} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Marks({ public: isPublic, archived }: { public: boolean; archived: boolean }) {
  return (
    <>
      {!isPublic && <Tag>{t("organizations.not_public")}</Tag>}
      {archived && <Tag>{t("organizations.archived")}</Tag>}
    </>
  );
}
