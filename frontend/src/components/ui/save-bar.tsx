import { useEffect, useRef } from "react";
import { announce } from "../../lib/announcer.js";
import { useCommands } from "../../lib/commands.js";
import { t } from "../../lib/i18n.js";
import { useLeaveGuard } from "../../lib/leave-guard.js";
import { Button } from "./button.js";
import { CommandKeys } from "./command-keys.js";

export interface SaveBarProps {
  dirty: boolean;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** At the bottom of a form with unsaved changes, and only then: Save (also Mod+S) and Discard. Leaving asks first. */
export function SaveBar({ dirty, busy, onSave, onDiscard }: SaveBarProps) {
  useLeaveGuard(dirty);
  useFocusAfterwards(dirty);
  useEffect(() => {
    if (dirty) announce(t("ui.unsaved"));
  }, [dirty]);
  useCommands([
    {
      id: "ui.save",
      // Also without changes: the browser's "save page" would answer instead.
      run: () => {
        if (dirty && !busy) onSave();
      },
    },
  ]);
  if (!dirty) return null;
  return (
    <div
      role="group"
      aria-label={t("ui.unsaved")}
      data-save-bar
      className="sticky bottom-(--tab-bar,0px) z-sticky flex animate-fade flex-wrap items-center justify-end gap-2 rounded-card border border-border bg-raised px-4 py-3 shadow-pop md:bottom-4"
    >
      <span className="me-auto text-dense text-muted">{t("ui.unsaved")}</span>
      <Button look="ghost" onClick={onDiscard} disabled={busy}>
        {t("ui.discard")}
      </Button>
      <Button look="primary" busy={busy} onClick={onSave}>
        {t("ui.save")}
        <span className="max-sm:hidden">
          <CommandKeys id="ui.save" />
        </span>
      </Button>
    </div>
  );
}

/** When the bar goes with the focus in it, the keyboard's place is not lost: the page's heading takes it. */
function useFocusAfterwards(dirty: boolean): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    if (!dirty) {
      if (hadFocus.current && document.activeElement === document.body)
        document.querySelector<HTMLElement>("main h1[tabindex]")?.focus({ preventScroll: true });
      hadFocus.current = false;
      return;
    }
    const note = (event: FocusEvent) => {
      hadFocus.current = event.target instanceof Element && event.target.closest("[data-save-bar]") !== null;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [dirty]);
}
