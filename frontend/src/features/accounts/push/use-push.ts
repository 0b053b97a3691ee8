import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { pushObstacle, subscribeHere, unsubscribeHere, type PushObstacle } from "../../../lib/push.js";
import { writePushMark } from "../../../lib/push-mark.js";
import { keyOf, queries } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";

/** The browsers that show one's alerts, and what may be done about this one. */
export function usePush() {
  const me = useMe();
  const cache = useQueryClient();
  const own = useQuery({ ...queries.getMyPush(), staleTime: 0 });
  const obstacle = useObstacle();
  const after = {
    onError: (problem: Error) =>
      toastProblem(problem, problem instanceof DOMException ? t("accounts.push.unreachable") : problemText(problem)),
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf("getMyPush") }),
  };

  const switchOn = useMutation({
    mutationFn: async () => {
      if (!own.data) return "later" as const;
      // Only here, on a press: a page that asks by itself is refused for good by most people.
      const permission = await Notification.requestPermission();
      if (permission !== "granted") return permission === "denied" ? ("blocked" as const) : ("dismissed" as const);
      const subscribed = await subscribeHere(own.data.public_key);
      await api.addMyPush({ body: subscribed });
      writePushMark({ person: me.id, endpoint: subscribed.endpoint });
      return "on" as const;
    },
    onSuccess: (outcome) => {
      if (outcome === "on") toast(t("accounts.push.switched_on"));
      if (outcome === "dismissed") toast(t("accounts.push.dismissed"), { tone: "error" });
    },
    ...after,
  });

  const remove = useMutation({
    mutationFn: async ({ id, current }: { id: number; current: boolean }) => {
      await api.removeMyPush({ params: { id: String(id) } });
      if (current) await unsubscribeHere();
    },
    onSuccess: (_done, { current }) => toast(t(current ? "accounts.push.switched_off" : "accounts.push.removed")),
    ...after,
  });
  return { own, obstacle, switchOn, remove };
}

/** Looked at again when somebody comes back, maybe from the browser's settings. */
function useObstacle(): PushObstacle | null {
  const [obstacle, setObstacle] = useState(pushObstacle);
  useEffect(() => {
    const look = () => setObstacle(pushObstacle());
    const status = navigator.permissions?.query({ name: "notifications" }).catch(() => null);
    void status?.then((found) => found?.addEventListener("change", look));
    window.addEventListener("focus", look);
    return () => {
      window.removeEventListener("focus", look);
      void status?.then((found) => found?.removeEventListener("change", look));
    };
  }, []);
  return obstacle;
}
