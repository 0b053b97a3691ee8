import type { GuestDraft } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { takeGuest } from "../../../lib/access-token.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { serverNow } from "../../../lib/clock.js";
import { clearDraft, useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { queries } from "../../../lib/query.js";
import { DRAFT_KEY } from "../../complaints/filing/complaint-draft.js";
import { NOTHING_PENDING, PENDING_KEY, WRITER_KEY } from "./pending-draft.js";
import { SignInHint } from "./sign-in-hint.js";

const GuestForm = lazy(async () => ({ default: (await import("./guest-complaint-form.js")).GuestComplaintForm }));
const ConfirmStep = lazy(async () => ({ default: (await import("./confirm-step.js")).ConfirmStep }));

/** Filing without an account: the complaint, then the code from the mail. What was written is kept until it is sent. */
export function GuestFiling() {
  const app = useAppInfo();
  const pending = useDraft(PENDING_KEY, NOTHING_PENDING);
  const topics = useQuery(queries.listGuestTopics());
  const go = useNavigate();
  const { draft } = pending.value;

  const sent = (number: string, token: string | null) => {
    for (const key of [DRAFT_KEY, PENDING_KEY, WRITER_KEY]) clearDraft(key);
    pending.clear();
    takeGuest({ number, token });
    void go(`/track/${number}/sent`, { replace: true });
  };
  const wait = (next: GuestDraft | null) => pending.set({ draft: next });

  // Without a mail server no code would ever come.
  if (app?.registration_open === false) return <Banner tone="info">{t("guests.new.no_mail")}</Banner>;
  if (draft && Date.parse(draft.expires_at) > serverNow()) {
    return <ConfirmStep draft={draft} onDraft={wait} onSent={(access) => sent(access.number, access.token)} />;
  }
  if (topics.error && !topics.data) {
    const title = t("complaints.new.topics_failed");
    return <ErrorState error={topics.error} title={title} onRetry={() => void topics.refetch()} />;
  }
  if (!topics.data) return <FilingSkeleton />;
  return (
    <>
      <SignInHint />
      <GuestForm choices={topics.data} onDraft={wait} />
    </>
  );
}

function FilingSkeleton() {
  return (
    <SkeletonRegion className="flex flex-col gap-5">
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-44" />
      <Skeleton className="h-control w-40" />
    </SkeletonRegion>
  );
}
