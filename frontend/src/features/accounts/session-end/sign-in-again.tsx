import type { Challenge, Me } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { takeSession, type SignedIn } from "../../../lib/access-token.js";
import { announce } from "../../../lib/announcer.js";
import { formatTime } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { SecondStep } from "../two-factor/second-step-form.js";
import { SignInAgainForm } from "./sign-in-again-form.js";

export interface SignInAgainProps {
  me: Me;
  /** Milliseconds since 1970; null: not known. */
  endsAt: number | null;
  /** The session is over; until then it can be put off. */
  isOver: boolean;
  onDone: () => void;
  onClose: () => void;
}

/**
 * Signs the same person in again over the page. Once the session is over, the page cannot be seen until they have: they may
 * have gone, and what they typed stays below.
 */
export function SignInAgain({ me, endsAt, isOver, onDone, onClose }: SignInAgainProps) {
  const cache = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const title = t(isOver ? "session_end.over" : "session_end.again");
  useEffect(() => {
    if (isOver) announce(t("session_end.over"));
  }, [isOver]);
  const take = (session: SignedIn) => {
    takeSession(session);
    onDone();
    // What the page asked for meanwhile was refused.
    if (isOver) void cache.invalidateQueries();
  };
  const about = isOver
    ? t("session_end.over_text", { name: me.full_name })
    : t("session_end.again_text", { time: endsAt === null ? "" : formatTime(endsAt) });
  return (
    <>
      {isOver && createPortal(<div className="fixed inset-0 z-dialog bg-bg" />, document.body)}
      <Dialog
        open
        quiet={isOver}
        title={title}
        description={about}
        onClose={isOver ? undefined : onClose}
        className="pb-4"
      >
        {challenge ? (
          <SecondStep challenge={challenge} onBack={() => setChallenge(null)} onSession={take} />
        ) : (
          <SignInAgainForm me={me} onChallenge={setChallenge} onSession={take} />
        )}
        {isOver && (
          <div className="pt-4">
            <Button look="ghost" onClick={() => takeSession(null)}>
              {t("session_end.leave")}
            </Button>
          </div>
        )}
      </Dialog>
    </>
  );
}
