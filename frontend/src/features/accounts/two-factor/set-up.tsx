import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { ErrorState } from "../../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { api } from "../../../lib/api.js";
import { lazy } from "../../../lib/lazy.js";
import { updatePerson, useSession } from "../../../lib/session.js";
import { RecoveryCodes } from "./recovery-codes.js";

const ConfirmSetUpForm = lazy(async () => ({ default: (await import("./confirm-set-up-form.js")).ConfirmSetUpForm }));

const ASK_EVERY_MS = 4_000;

/** From a new secret to recovery codes that are kept. @param onDone once they are. */
export function SetUpTwoFactor({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // One secret for one showing: asking again would make the one on the screen worthless.
  const { data, error, refetch } = useQuery({
    queryKey: ["beginTwoFactor"],
    queryFn: () => api.beginTwoFactor(),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  useLetGo(codes === null);
  const finish = async () => {
    updatePerson(await api.getMe());
    onDone();
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={finish} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Suspense fallback={<Waiting />}>
      {data ? <ConfirmSetUpForm begun={data} onConfirmed={setCodes} {...(onCancel && { onCancel })} /> : <Waiting />}
    </Suspense>
  );
}

/** Who waits here hears nothing live: whether the desk still demands it is asked every few seconds. */
function useLetGo(waiting: boolean) {
  const asked = useSession().setUp !== null && waiting;
  const { data } = useQuery({
    queryKey: ["isTwoFactorDemanded"],
    queryFn: () => api.getMe(),
    enabled: asked,
    refetchInterval: ASK_EVERY_MS,
    gcTime: 0,
  });
  useEffect(() => {
    if (asked && data && !data.two_factor.required) updatePerson(data);
  }, [asked, data]);
}

function Waiting() {
  return (
    <SkeletonRegion className="flex flex-col gap-4">
      <Skeleton className="size-48" />
      <Skeleton className="h-16" />
    </SkeletonRegion>
  );
}
