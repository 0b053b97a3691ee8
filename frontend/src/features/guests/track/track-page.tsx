import { Suspense } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { takeGuest } from "../../../lib/access-token.js";
import { api } from "../../../lib/api.js";
import { serverNow } from "../../../lib/clock.js";
import { useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { EMPTY_TRACK, TRACK_KEY, type TrackDraft } from "./track-draft.js";

const TrackForm = lazy(async () => ({ default: (await import("./track-form.js")).TrackForm }));
const CodeForm = lazy(async () => ({ default: (await import("../code-form.js")).CodeForm }));

/** Following a complaint without an account: reference and address, then the link or code from the mail. */
export function TrackPage() {
  const [search] = useSearchParams();
  const { value, set, clear } = useDraft(TRACK_KEY, EMPTY_TRACK);
  const go = useNavigate();
  const asked = value.request !== null && Date.parse(value.until) > serverNow();
  const title = t(asked ? "guests.track.asked_title" : "guests.track.title");

  const ask = async () => {
    const { reference, email } = value;
    const { request, code_expires_at: until } = await api.trackComplaint({ body: { reference, email } });
    set({ ...value, request, until });
  };
  const enter = async (code: string) => {
    const access = await api.trackByCode({ body: { request: value.request ?? "", code } });
    clear();
    takeGuest(access);
    void go(`/track/${access.number}`, { replace: true });
  };

  return (
    <div className="mx-auto flex max-w-120 flex-col gap-5 px-4 py-4 md:py-8">
      <FocusHeading title={title} hero>
        {title}
      </FocusHeading>
      <Suspense fallback={<FormSkeleton />}>
        {asked ? (
          <>
            <p>{t("guests.track.asked", { email: value.email })}</p>
            <p className="text-muted">{t("guests.track.asked_code")}</p>
            <CodeForm submit={t("guests.track.open")} demoCode={null} onCode={enter} onResend={ask}>
              <Button look="ghost" onClick={() => set({ ...value, request: null })}>
                {t("guests.track.change")}
              </Button>
            </CodeForm>
          </>
        ) : (
          <>
            <p className="text-muted">{t("guests.track.lead")}</p>
            <TrackForm values={withAsked(value, search.get("ref"))} onAsked={set} />
          </>
        )}
      </Suspense>
    </div>
  );
}

/** A reference in the address, from a mail, goes before what was typed earlier. */
function withAsked(value: TrackDraft, reference: string | null): TrackDraft {
  return reference === null ? value : { ...value, reference };
}

function FormSkeleton() {
  return (
    <SkeletonRegion className="flex flex-col gap-5">
      <Skeleton className="h-20" />
      <Skeleton className="h-20" />
      <Skeleton className="h-control w-40" />
    </SkeletonRegion>
  );
}
