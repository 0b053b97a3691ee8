import { skipToken, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { lazy, Suspense, type ReactNode } from "react";
import { Link, useParams } from "react-router-dom";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

const OrganizationForm = lazy(async () => ({ default: (await import("./organization-form.js")).OrganizationForm }));
const DepartmentForm = lazy(async () => ({ default: (await import("./department-form.js")).DepartmentForm }));

/** One organization, or a new one. */
export function OrganizationPage() {
  const { id = "new" } = useParams();
  const { data, error, refetch } = useQuery({
    ...queries.getOrganization({ params: { id } }),
    ...(id === "new" && { queryFn: skipToken }),
  });
  return (
    <EditPage
      title={id === "new" ? t("organizations.new") : data?.name}
      archived={data?.archived ?? false}
      error={data ? null : error}
      onRetry={() => void refetch()}
    >
      {id === "new" ? (
        <OrganizationForm key="new" organization={null} />
      ) : (
        data && <OrganizationForm key={data.id} organization={data} />
      )}
    </EditPage>
  );
}

/** One department, or a new one of the organization in the address. */
export function DepartmentPage() {
  const { id = "", departmentId = "new" } = useParams();
  const { data, error, refetch } = useQuery({
    ...queries.getDepartment({ params: { id: departmentId } }),
    ...(departmentId === "new" && { queryFn: skipToken }),
  });
  return (
    <EditPage
      title={departmentId === "new" ? t("organizations.department.new") : data?.name}
      archived={data?.archived ?? false}
      error={data ? null : error}
      onRetry={() => void refetch()}
    >
      {departmentId === "new" ? (
        <DepartmentForm key="new" department={null} organizationId={Number(id)} />
      ) : (
        data && <DepartmentForm key={data.id} department={data} organizationId={data.organization.id} />
      )}
    </EditPage>
  );
}

interface EditPageProps {
  /** Absent while it is not known yet. */
  title: string | undefined;
  archived: boolean;
  error: Error | null;
  onRetry: () => void;
  children: ReactNode;
}

function EditPage({ title, archived, error, onRetry, children }: EditPageProps) {
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <Link
        to="/admin/organizations"
        className="inline-flex min-h-6 items-center gap-1 self-start rounded-chip text-link hover:underline touch-target"
      >
        <ArrowLeft aria-hidden className="size-4 flip-rtl" />
        {t("organizations.back")}
      </Link>
      {error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : title === undefined ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <FocusHeading title={title} focusKey="organization">
              {title}
            </FocusHeading>
            {archived && <Tag>{t("organizations.archived")}</Tag>}
          </div>
          <Suspense fallback={<SkeletonRows rows={8} />}>{children}</Suspense>
        </>
      )}
    </div>
  );
}
