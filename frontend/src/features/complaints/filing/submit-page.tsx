import { useQuery } from "@tanstack/react-query";
import type { Field } from "@redress/backend/contract";
import { ArrowLeft } from "lucide-react";
import { Suspense, useState } from "react";
import { Link, Navigate } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { queries } from "../../../lib/query.js";
import { useSession } from "../../../lib/session.js";
import { topicsOf } from "../model/topics.js";

const GuestFiling = lazy(async () => ({
  default: (await import("../../guests/filing/guest-filing.js")).GuestFiling,
}));
const SubmitForm = lazy(async () => ({ default: (await import("./submit-form.js")).SubmitForm }));

export function SubmitPage() {
  const { state, user } = useSession();
  const [wasSignedIn, setWasSignedIn] = useState(state === "signed_in");
  if (user && !wasSignedIn) setWasSignedIn(true);
  // The session ended under the form. What was typed is kept for its writer, who comes back to it.
  if (!user && wasSignedIn) return <Navigate to="/sign-in?next=/complaints/new" />;
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-5 px-4 py-4 md:py-8">
      <Link
        to="/"
        className="inline-flex min-h-6 items-center gap-1 self-start rounded-chip text-link hover:underline touch-target"
      >
        <ArrowLeft aria-hidden className="size-4 flip-rtl" />
        {t("ui.back")}
      </Link>
      <div>
        <FocusHeading title={t("complaints.new.title")} hero>
          {t("complaints.new.title")}
        </FocusHeading>
        <p className="text-muted">{t("complaints.new.duration")}</p>
      </div>
      {user ? (
        <OwnForm key={user.id} />
      ) : (
        <Suspense fallback={<FormSkeleton />}>
          <GuestFiling />
        </Suspense>
      )}
    </div>
  );
}

/** The form, once it is known what a complaint can be about. */
function OwnForm() {
  const topics = useQuery(queries.listCategories());
  const fields = useQuery(queries.listFields());
  const error = topics.error ?? fields.error;
  if (error && !(topics.data && fields.data)) {
    const retry = () => void Promise.all([topics.refetch(), fields.refetch()]);
    return <ErrorState error={error} title={t("complaints.new.topics_failed")} onRetry={retry} />;
  }
  if (!topics.data || !fields.data) return <FormSkeleton />;
  return (
    <Suspense fallback={<FormSkeleton />}>
      <SubmitForm topics={topicsOf(topics.data.data)} questions={forCustomers(fields.data.data)} />
    </Suspense>
  );
}

/** In a complaint of their own staff are asked what customers are. */
const forCustomers = (fields: readonly Field[]) => fields.filter(({ audience }) => audience === "customer_fills");

function FormSkeleton() {
  return (
    <SkeletonRegion className="flex flex-col gap-5">
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-44" />
      <Skeleton className="h-24" />
      <Skeleton className="h-control w-40" />
    </SkeletonRegion>
  );
}
