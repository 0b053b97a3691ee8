import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { LinkButton } from "../../../components/ui/button.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { FirstPolicy } from "./first-policy.js";
import { PolicyList } from "./policy-list.js";
import { RunningApplies } from "./running-applies.js";
import { policiesQuery } from "./use-arrange-policies.js";

/** What is promised to whom: policies in the order in which they are tried. */
export function PoliciesPage() {
  const { data, error, refetch } = useQuery(policiesQuery);
  const onlyDefault = data?.data.every((policy) => policy.is_default);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("sla_policies.title")}>{t("sla_policies.title")}</FocusHeading>
        <LinkButton look="primary" to="/admin/sla/new" icon={<Plus aria-hidden className="size-4" />}>
          {t("sla_policies.add")}
        </LinkButton>
      </div>
      <p className="max-w-prose text-muted">{t("sla_policies.intro")}</p>
      <RunningApplies />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} rowClassName="h-24" />
      ) : (
        <>
          {onlyDefault && <FirstPolicy />}
          <PolicyList policies={data.data} />
        </>
      )}
    </div>
  );
}
