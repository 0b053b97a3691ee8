import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Banner } from "../../components/ui/banner.js";
import { announce } from "../../lib/announcer.js";
import { byServer } from "../../lib/clock.js";
import { connection, lastFine, type Connection } from "../../lib/connection.js";
import { formatTime } from "../../lib/format.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { useStore } from "../../lib/store.js";

/** A short break is nobody's business. */
const SHOW_AFTER_MS = 1500;

const WORDS: Record<Exclude<Connection, "fine">, MessageId> = {
  offline: "app.offline",
  unreachable: "app.unreachable",
  live_lost: "app.reconnecting",
};

/** Says what is missing, that what is on the page may be old, and that nothing typed is lost. */
export function ConnectionBanner() {
  const state = useStore(connection);
  const broken = state !== "fine";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!broken) return;
    let said = false;
    const timer = setTimeout(() => {
      said = true;
      setShown(true);
    }, SHOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
      if (said) announce(t("app.connected_again"));
    };
  }, [broken]);
  if (!shown || state === "fine") return null;
  return (
    <Banner tone="warn" icon={WifiOff} live="status" data-testid="conn-banner" data-state={state} className="m-2">
      {t(WORDS[state], { time: formatTime(byServer(lastFine())) })}
    </Banner>
  );
}
