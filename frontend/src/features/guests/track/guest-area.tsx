import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Outlet, useParams } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { followed, resumeGuest, takeGuest } from "../../../lib/access-token.js";
import { connectLive } from "../../../lib/connect-live.js";
import { useStore } from "../../../lib/store.js";
import { ComplaintSkeleton } from "../../complaints/ticket/complaint-states.js";
import { AccessEnded } from "./access-ended.js";

/** The pages of one complaint for whoever came by a code or link: while that lasts, and live. */
export function GuestArea() {
  const { ref = "" } = useParams();
  const number = ref.toUpperCase();
  const isIn = useStore(followed) === number;
  const [asked, setAsked] = useState<"no" | "yes" | Error>(isIn ? "yes" : "no");
  const cache = useQueryClient();

  useEffect(() => {
    if (asked !== "no") return;
    let gone = false;
    resumeGuest().then(
      () => !gone && setAsked("yes"),
      (error: unknown) => !gone && setAsked(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      gone = true;
    };
  }, [asked]);

  useEffect(() => {
    if (!isIn) return;
    const close = connectLive(cache);
    return () => {
      close();
      // Nothing of it stays behind for the next reader.
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getApp" });
    };
  }, [isIn, cache]);
  // The token goes with the page; the cookie stays for the next visit to it.
  useEffect(
    () => () => {
      takeGuest(null);
      setAsked("no");
    },
    [],
  );

  if (isIn) return <Outlet />;
  if (asked instanceof Error)
    return (
      <div className="mx-auto max-w-160 px-4 py-8">
        <ErrorState error={asked} onRetry={() => setAsked("no")} />
      </div>
    );
  return asked === "no" ? <ComplaintSkeleton /> : <AccessEnded reference={number} />;
}
