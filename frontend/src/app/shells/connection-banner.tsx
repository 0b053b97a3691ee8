import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Banner } from "../../components/ui/banner.js";
import { t } from "../../lib/i18n.js";
import { liveState } from "../../lib/live.js";
import { useStore } from "../../lib/store.js";

/** A short break is nobody's business. */
const SHOW_AFTER_MS = 1500;

/** Says that what is on the page may be old, and that nothing typed is lost. */
export function ConnectionBanner() {
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const interrupted = useStore(liveState) === "interrupted";
  const broken = !online || interrupted;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!broken) return;
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [broken]);
  if (!shown) return null;
  return (
    <Banner tone="warn" icon={WifiOff} live="status" data-testid="conn-banner" className="m-2">
      {online ? t("app.reconnecting") : t("app.offline")}
    </Banner>
  );
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
