import { useEffect } from "react";
import { useNavigate } from "react-router-dom";
import { readPushMark } from "../lib/push-mark.js";

/**
 * Alerts of this browser: those of whoever is signed in go on, and a press on one leads this tab to what it tells of.
 *
 * @param personId who hears of changes here; null: nobody.
 */
export function PushEffects({ personId }: { personId: number | null }) {
  const navigate = useNavigate();

  useEffect(() => {
    const mark = readPushMark();
    if (personId === null || mark?.person !== personId) return;
    // What cannot be kept now is tried again with the next page.
    void import("../lib/keep-push.js").then(({ keepPush }) => keepPush(mark)).catch(() => undefined);
  }, [personId]);

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const { serviceWorker } = navigator;
    const open = ({ data, ports }: MessageEvent<{ type?: unknown; url?: unknown } | null>) => {
      if (data?.type !== "open_alert" || typeof data.url !== "string" || !data.url.startsWith("/")) return;
      ports[0]?.postMessage("goes");
      void navigate(data.url);
    };
    serviceWorker.addEventListener("message", open);
    serviceWorker.startMessages();
    return () => serviceWorker.removeEventListener("message", open);
  }, [navigate]);
  return null;
}
