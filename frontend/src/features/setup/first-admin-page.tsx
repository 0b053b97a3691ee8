import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Navigate, useLocation } from "react-router-dom";
import { LinkButton } from "../../components/ui/button.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { api } from "../../lib/api.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { problemText } from "../../lib/problem-text.js";
import { useSession } from "../../lib/session.js";
import { AccountCard } from "../accounts/account-card.js";
import { linkToken } from "../accounts/next-path.js";

const FirstAdminForm = lazy(async () => ({ default: (await import("./first-admin-form.js")).FirstAdminForm }));

/** Behind the link that a new desk prints at its start: whoever has it becomes the first admin. */
export function FirstAdminPage() {
  const token = linkToken(useLocation().search);
  const { user } = useSession();
  const minPassword = useAppInfo()?.password_min_length ?? 12;
  // Looking does not use the link up; a dead one is told before anybody fills in a form.
  const link = useQuery({
    queryKey: ["checkBootstrapLink", token],
    queryFn: async () => {
      await api.checkBootstrapLink({ body: { token } });
      return true;
    },
    enabled: token !== "" && !user,
    staleTime: Infinity,
    retry: false,
  });
  if (user) return <Navigate replace to="/admin/setup" />;
  if (link.isError || token === "") return <DeadLink error={link.error} />;
  return (
    <AccountCard title={t("setup.first.title")}>
      <p className="text-muted">{t("setup.first.text")}</p>
      <Suspense fallback={<FormSkeleton />}>
        {link.data ? <FirstAdminForm token={token} minPassword={minPassword} /> : <FormSkeleton />}
      </Suspense>
    </AccountCard>
  );
}

function DeadLink({ error }: { error: Error | null }) {
  const isOver = error instanceof ApiProblem && error.is("bootstrap.over");
  const isDead = error === null || (error instanceof ApiProblem && error.is("link.invalid"));
  return (
    <AccountCard title={isOver ? t("setup.first.over_title") : t("setup.first.dead_title")}>
      <p>{isOver ? t("setup.first.over") : isDead ? t("setup.first.dead") : problemText(error)}</p>
      <LinkButton to="/sign-in" look={isOver ? "primary" : "secondary"}>
        {t("accounts.sign_in")}
      </LinkButton>
    </AccountCard>
  );
}

function FormSkeleton() {
  return (
    <SkeletonRegion className="flex flex-col gap-5">
      {["h-16", "h-16", "h-24", "h-10"].map((height, index) => (
        <Skeleton key={index} className={height} />
      ))}
    </SkeletonRegion>
  );
}
