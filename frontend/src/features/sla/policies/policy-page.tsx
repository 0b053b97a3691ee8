import { skipToken, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Suspense, type ReactNode } from "react";
import { Link, useParams } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { queries } from "../../../lib/query.js";
import { policiesQuery } from "./use-arrange-policies.js";

const PolicyForm = lazy(async () => ({ default: (await import("./policy-form.js")).PolicyForm }));

/** One policy, or a new one. */
export function PolicyPage() {
  const { id = "new" } = useParams();
  const isNew = id === "new";
  const policy = useQuery({
    ...queries.getSlaPolicy({ params: { id } }),
    ...(isNew && { queryFn: skipToken }),
  });
  const calendars = useQuery(queries.listCalendars());
  const { data: all } = useQuery(policiesQuery);
  const error = policy.error ?? calendars.error;
  const isThere = calendars.data !== undefined && (isNew || policy.data !== undefined);
  const title = isNew ? t("sla_policies.new") : policy.data?.name;
  return (
    <div className="mx-auto flex w-full max-w-320 flex-col gap-4 p-4 md:p-8">
      <BackLink to="/admin/sla">{t("sla_policies.back")}</BackLink>
      {error && !isThere ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void policy.refetch();
            void calendars.refetch();
          }}
        />
      ) : !isThere || title === undefined ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <FocusHeading title={title} focusKey={id}>
              {title}
            </FocusHeading>
            {policy.data && !isNew && (
              <>
                {policy.data.is_default && <Tag>{t("sla_policies.default")}</Tag>}
                <Tag tone={policy.data.in_force ? "ok" : "neutral"}>
                  {t(
                    policy.data.in_force
                      ? "sla_policies.in_force"
                      : policy.data.is_on
                        ? "sla_policies.not_in_force"
                        : "sla_policies.off",
                  )}
                </Tag>
                <Order policies={all?.data ?? []} id={policy.data.id} />
                <Link to={`/admin/sla/${id}/versions`} className="text-link underline">
                  {t("sla_policies.version_number", { version: policy.data.definition_version })}
                </Link>
              </>
            )}
          </div>
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <PolicyForm key={id} policy={isNew ? null : (policy.data ?? null)} calendars={calendars.data?.data ?? []} />
          </Suspense>
        </>
      )}
    </div>
  );
}

/** How many are tried before it. */
function Order({ policies, id }: { policies: readonly { id: number }[]; id: number }) {
  const place = policies.findIndex((policy) => policy.id === id) + 1;
  return (
    <span className="ms-auto text-muted">
      {place > 0 && t("sla_policies.order", { place, count: policies.length })}
    </span>
  );
}

/** The way back to what a page belongs to. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-6 items-center gap-1 self-start rounded-chip text-link hover:underline touch-target"
    >
      <ArrowLeft aria-hidden className="size-4 flip-rtl" />
      {children}
    </Link>
  );
}
