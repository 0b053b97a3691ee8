import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { namesIn } from "./names.js";
import { changesBetween } from "./policy-diff.js";
import { BackLink } from "./policy-page.js";
import { VersionItem } from "./version-item.js";

/** What a policy was, the newest first, each with what it changed. */
export function VersionsPage() {
  const { id = "" } = useParams();
  const policy = useQuery(queries.getSlaPolicy({ params: { id } }));
  const versions = useQuery(queries.listSlaPolicyVersions({ params: { id } }));
  const error = versions.error ?? policy.error;
  const { data } = versions;
  const name = policy.data?.name;
  const title = name === undefined ? undefined : t("sla_policies.versions_of", { name });
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <BackLink to={`/admin/sla/${id}`}>{name ?? t("sla_policies.back")}</BackLink>
      {error && !(data && title) ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void versions.refetch();
            void policy.refetch();
          }}
        />
      ) : !data || title === undefined ? (
        <SkeletonRows rows={4} />
      ) : (
        <>
          <FocusHeading title={title}>{title}</FocusHeading>
          <p className="max-w-prose text-muted">{t("sla_policies.versions.intro")}</p>
          <ol className="flex flex-col gap-4">
            {data.data.map((version, index) => {
              const older = data.data[index + 1];
              return (
                <VersionItem
                  key={version.version}
                  version={version}
                  isNewest={index === 0}
                  changes={older ? changesBetween(older, version, namesIn(data.labels)) : null}
                />
              );
            })}
          </ol>
        </>
      )}
    </div>
  );
}
