import { useEffect, useState } from "react";
import { heldSession, refreshSession } from "../../../lib/access-token.js";
import { serverNow } from "../../../lib/clock.js";
import { endsOf, phaseOf, waitFor, type Ends, type Phase } from "./ends.js";

interface Told extends Ends {
  person: number;
}

/**
 * Follows the end of a person's session. What other tabs of the browser do for it counts here too. Once its time has come
 * the server is asked, for it alone knows.
 */
export function useSessionEnd(person: number): { ends: Ends | null; phase: Phase } {
  const [ends, setEnds] = useState<Ends | null>(null);
  const [phase, setPhase] = useState<Phase>("fine");

  useEffect(() => {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel("redress.session") : null;
    const take = () => {
      const own = endsOf(heldSession.get());
      if (!own) return;
      setEnds(own);
      channel?.postMessage({ person, ...own } satisfies Told);
    };
    const listen = ({ data }: MessageEvent<Told>) => {
      if (data.person === person) setEnds((before) => (before && before.at >= data.at ? before : data));
    };
    channel?.addEventListener("message", listen);
    const stop = heldSession.subscribe(take);
    take();
    return () => {
      stop();
      channel?.close();
    };
  }, [person]);

  useEffect(() => {
    if (!ends) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      const now = serverNow();
      setPhase(phaseOf(ends, now));
      timer = setTimeout(look, waitFor(ends, now));
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ends]);

  useEffect(() => {
    // Out of reach, the next request finds out.
    if (phase === "over") void refreshSession().catch(() => null);
  }, [phase]);
  return { ends, phase };
}
