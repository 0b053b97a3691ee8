import { clsx } from "clsx";
import { X } from "lucide-react";
import { Toast } from "radix-ui";
import { direction, t } from "../../lib/i18n.js";
import { dismissToast, MOST_TOASTS, type ToastMessage } from "../../lib/toasts.js";

const BUTTON = "min-h-8 rounded-chip px-2 font-medium underline-offset-2 hover:underline touch-target";

export function ToastViewport({ messages }: { messages: readonly ToastMessage[] }) {
  return (
    <Toast.Provider label={t("ui.toast.label")} swipeDirection={direction.get() === "rtl" ? "right" : "left"}>
      {messages.slice(0, MOST_TOASTS).map((message) => (
        <Toast.Root
          key={message.id}
          duration={message.durationMs}
          type={message.tone === "error" ? "foreground" : "background"}
          onOpenChange={(open) => !open && dismissToast(message.id)}
          className={clsx(
            "flex animate-fade items-center gap-2 rounded-control py-2 ps-4 pe-2 text-agent shadow-pop",
            message.tone === "error"
              ? "border border-danger-bd bg-danger-bg text-danger-fg"
              : "bg-inverse text-on-inverse",
          )}
        >
          <Toast.Description className="min-w-0 flex-1">
            {message.text}
            {message.requestId && <RequestId id={message.requestId} />}
          </Toast.Description>
          {message.action && (
            <Toast.Action altText={message.action.label} className={BUTTON} onClick={message.action.run}>
              {message.action.label}
            </Toast.Action>
          )}
          <Toast.Close
            aria-label={t("ui.close")}
            className="inline-flex size-8 items-center justify-center rounded-chip touch-target"
          >
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Root>
      ))}
      {/* A dialog that opens hides all from screen readers but what has this mark, and Undo must stay in reach. */}
      <div aria-live="off">
        <Toast.Viewport
          hotkey={["F8"]}
          className="fixed start-4 bottom-[calc(1rem+var(--tab-bar,0px)+env(safe-area-inset-bottom))] z-toast flex w-[min(26rem,calc(100vw-2rem))] flex-col gap-2 outline-none"
        />
      </div>
    </Toast.Provider>
  );
}

/** For whoever helps; nobody wants to hear it read out, so it is left out of what is announced. */
function RequestId({ id }: { id: string }) {
  return (
    <span data-radix-toast-announce-exclude="" className="block text-meta break-all">
      {t("ui.request_id")} <bdi>{id}</bdi>
    </span>
  );
}
