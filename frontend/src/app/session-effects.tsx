import type { Me } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { viewer } from "../lib/format.js";
import { setKeyboard } from "../lib/keyboard.js";
import { activateLocale, chooseLocale, loadMessagesOf } from "../lib/i18n.js";
import { connectLive } from "../lib/connect-live.js";
import { lazy } from "../lib/lazy.js";
import { useOnDemand } from "../lib/on-demand.js";
import { useSession } from "../lib/session.js";
import { setTheme } from "../lib/theme.js";
import { pushHere } from "../lib/push-here.js";
import { useStore } from "../lib/store.js";

const loadEnd = async () => {
  const end = import("../features/accounts/session-end/session-end.js");
  return (await Promise.all([end, loadMessagesOf(["session_end"])]))[0];
};
const PushEffects = lazy(async () => ({ default: (await import("./push-effects.js")).PushEffects }));

/** What follows from who is signed in: zone, language, theme, live changes; and that nothing of theirs stays behind. */
export function SessionEffects() {
  const cache = useQueryClient();
  const { user, setUp } = useSession();
  const [end] = useOnDemand(loadEnd);
  const hasPush = useStore(pushHere);
  const personId = user?.id ?? null;
  // Who has to set up two-factor first is told nothing until then.
  const listener = setUp ? null : personId;

  useEffect(() => {
    if (!user) return;
    viewer.set({ locale: withHours(regional(user.locale), user.hour_format), timeZone: user.time_zone });
    void activateLocale(chooseLocale(user.locale));
  }, [user]);

  useEffect(() => {
    if (user) setTheme(user.theme);
  }, [user]);

  useEffect(() => setKeyboard(user?.keyboard ?? null), [user]);

  useEffect(() => {
    if (listener === null) return;
    let close = () => {};
    // After the effects of the page, which is not held up.
    const timer = setTimeout(() => (close = connectLive(cache)), 0);
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [listener, cache]);

  useEffect(() => {
    if (personId === null) return;
    return () => cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getApp" });
  }, [personId, cache]);
  return (
    <Suspense>
      {hasPush && <PushEffects personId={listener} />}
      {end && user && <end.SessionEnd me={user} />}
    </Suspense>
  );
}

/** Times of day in 12 or 24 hours, whichever the locale has, in all that is written by it. */
function withHours(locale: string, hours: Me["hour_format"]): string {
  return hours === "locale" ? locale : new Intl.Locale(locale, { hourCycle: hours }).toString();
}

/** The profile says "en"; whether that is 15:10 or 3:10 PM is told by the browser's own English. */
function regional(locale: string): string {
  return navigator.languages.find((language) => language.split("-")[0] === locale.split("-")[0]) ?? locale;
}
