import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";
import { EditFrame } from "./edit-frame.js";

const OrganizationForm = lazy(async () => ({ default: (await import("./organization-form.js")).OrganizationForm }));

/** One organization, or a new one. */
export function OrganizationPage() {
  const { id = "new" } = useParams();
  const { data, error, refetch } = useQuery({
    ...queries.getOrganization({ params: { id } }),
    ...(id === "new" && { queryFn: skipToken }),
  });
  return (
    <EditFrame
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
    </EditFrame>
  );
}
