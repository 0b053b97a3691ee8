import type { Me } from "@redress/backend/contract";
import { Suspense, useEffect, useRef, useState } from "react";
import { heldSession, onSession, refreshSession } from "../../../lib/access-token.js";
import { announce } from "../../../lib/announcer.js";
import { serverNow } from "../../../lib/clock.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { stayOpenIf } from "../../../lib/session.js";
import { useStore } from "../../../lib/store.js";
import { endedMark } from "./ended-mark.js";
import { canStay, phaseOf } from "./ends.js";
import { EndWarning } from "./end-warning.js";
import { useSessionEnd } from "./use-session-end.js";

const SignInAgain = lazy(async () => ({ default: (await import("./sign-in-again.js")).SignInAgain }));

/**
 * Warns of the end of the session, and has its person sign in again over the page, which stays as it is. One that somebody
 * ended, not its time, leads away from the page at once.
 */
export function SessionEnd({ me }: { me: Me }) {
  const { ends, phase } = useSessionEnd(me.id);
  const [asks, setAsks] = useState(false);
  const session = useStore(heldSession);
  const isOver = session === null && ends !== null;
  const stays = useRef((): boolean => false);
  useEffect(() => {
    stays.current = () => asks || (ends !== null && phaseOf(ends, serverNow()) === "over");
  }, [asks, ends]);

  useEffect(() => {
    endedMark.set(false);
    stayOpenIf(() => stays.current());
    const stop = onSession((user, isOver) => endedMark.set(!user && isOver && !stays.current()));
    return () => {
      stayOpenIf(() => false);
      stop();
    };
  }, []);

  if (isOver || asks) {
    return (
      <Suspense>
        <SignInAgain
          me={me}
          endsAt={ends?.at ?? null}
          isOver={isOver}
          onDone={() => {
            setAsks(false);
            announce(t("session_end.stayed"));
          }}
          onClose={() => setAsks(false)}
        />
      </Suspense>
    );
  }
  if (!ends || phase !== "soon") return null;
  const stay = async () => {
    try {
      if (await refreshSession()) announce(t("session_end.stayed"));
    } catch (error) {
      toastProblem(error);
    }
  };
  return canStay(ends) ? (
    <EndWarning at={ends.at} kind="stay" onPress={() => void stay()} />
  ) : (
    <EndWarning at={ends.at} kind="again" onPress={() => setAsks(true)} />
  );
}
