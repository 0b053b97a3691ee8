import { Clock } from "lucide-react";
import { useEffect, useRef } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { Kbd } from "../../../components/ui/kbd.js";
import { announce } from "../../../lib/announcer.js";
import { formatTime } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

const KEY = "F8";

export interface EndWarningProps {
  /** Milliseconds since 1970. */
  at: number;
  /** What the one button does: carry the session on, or sign in once more. */
  kind: "stay" | "again";
  onPress: () => void;
}

/** Above all that is open, and in nobody's way: the focus stays where somebody types, and a key of its own presses the button. */
export function EndWarning({ at, kind, onPress }: EndWarningProps) {
  const cameFrom = useRef<Element | null>(null);
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  }, [onPress]);
  const text = t(kind === "stay" ? "session_end.soon" : "session_end.soon_again", { time: formatTime(at) });
  const action = t(kind === "stay" ? "session_end.stay" : "session_end.again");
  useEffect(() => {
    announce(`${text} ${t("session_end.key", { key: KEY, action })}`);
  }, [text, action]);

  useEffect(() => {
    // What fills a phone's screen begins below it.
    const { dataset } = document.documentElement;
    dataset["endWarning"] = "";
    return () => {
      delete dataset["endWarning"];
    };
  }, []);

  useEffect(() => {
    // Also while a dialog holds the focus; before the toasts, which have this key at other times.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== KEY) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      press.current();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);

  return (
    // A dialog that opens hides all from screen readers but what has this mark.
    <div
      aria-live="off"
      className="pointer-events-none fixed inset-x-0 top-2 z-toast flex justify-center px-4"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
      }}
    >
      <section aria-label={t("session_end.label")} className="pointer-events-auto w-full max-w-160 shadow-pop">
        <Banner
          tone="warn"
          icon={Clock}
          action={
            <Button
              aria-keyshortcuts={KEY}
              onClick={() => {
                if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
                onPress();
              }}
            >
              {action}
              <span aria-hidden>
                <Kbd keys={KEY} />
              </span>
            </Button>
          }
        >
          {text}
        </Banner>
      </section>
    </div>
  );
}
