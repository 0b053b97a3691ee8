import { lazy, Suspense } from "react";
import { useStore } from "../../lib/store.js";
import { toasts } from "../../lib/toasts.js";

const ToastViewport = lazy(async () => ({ default: (await import("./toast-viewport.js")).ToastViewport }));

/** Where toasts appear: once, in the shell. Its machinery arrives with the first one. */
export function Toaster() {
  const shown = useStore(toasts);
  return <Suspense>{shown.length > 0 && <ToastViewport messages={shown} />}</Suspense>;
}
