import { useEffect } from "react";
import { useOnDemand } from "../../lib/on-demand.js";
import { useStore } from "../../lib/store.js";
import { toasts } from "../../lib/toasts.js";

const load = () => import("./toast-viewport.js");

/**
 * Where toasts appear: once, in the shell. Its machinery arrives when the browser is idle, or with the first one: what goes
 * wrong may be that nothing can be fetched.
 */
export function Toaster() {
  const shown = useStore(toasts);
  const [viewport, fetchNow] = useOnDemand(load);
  useEffect(() => {
    if (shown.length > 0) fetchNow();
  }, [shown, fetchNow]);
  return viewport && shown.length > 0 && <viewport.ToastViewport messages={shown} />;
}
