import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";
import { EditFrame } from "./edit-frame.js";

const DepartmentForm = lazy(async () => ({ default: (await import("./department-form.js")).DepartmentForm }));

/** One department, or a new one of the organization in the address. */
export function DepartmentPage() {
  const { id = "", departmentId = "new" } = useParams();
  const { data, error, refetch } = useQuery({
    ...queries.getDepartment({ params: { id: departmentId } }),
    ...(departmentId === "new" && { queryFn: skipToken }),
  });
  return (
    <EditFrame
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
    </EditFrame>
  );
}
