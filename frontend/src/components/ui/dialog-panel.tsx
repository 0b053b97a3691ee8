import { clsx } from "clsx";
import { X } from "lucide-react";
import { AlertDialog, Dialog } from "radix-ui";
import { useEffect } from "react";
import { t } from "../../lib/i18n.js";
import { Button } from "./button.js";
import type { ConfirmDialogProps, DialogProps } from "./dialog.js";
import { IconButton } from "./icon-button.js";

/*
 * The backdrop is our own element: Radix's overlay locks scrolling with an inline style sheet, which the content
 * policy forbids; base.css does it by an attribute instead.
 */
function Backdrop() {
  useEffect(() => {
    const { dataset, scrollHeight, clientHeight } = document.documentElement;
    // Where nothing scrolls there is nothing to hold, and a gutter would move the page.
    if (scrollHeight <= clientHeight) return;
    dataset["scrollLocked"] = "";
    return () => {
      delete dataset["scrollLocked"];
    };
  }, []);
  return <div aria-hidden className="fixed inset-0 z-dialog animate-fade bg-sunken/80" />;
}

const FORMS = {
  dialog:
    "top-1/2 start-1/2 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rtl:translate-x-1/2 rounded-dialog animate-fade",
  // Near the top, so that it does not move while its list grows and shrinks.
  palette:
    "top-[10dvh] start-1/2 max-h-[80dvh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 rtl:translate-x-1/2 rounded-dialog animate-fade",
  sheet: "inset-y-0 end-0 w-full animate-sheet sm:w-[min(32rem,calc(100vw-3rem))] sm:rounded-s-dialog",
};
const PANEL =
  "fixed z-dialog flex flex-col overflow-y-auto border border-border bg-raised text-text shadow-dialog outline-none";

interface PanelProps {
  restoreFocus: () => void;
}

export function DialogPanel({
  form,
  open,
  onClose,
  title,
  description,
  quiet = false,
  footer,
  className,
  children,
  restoreFocus,
}: DialogProps & PanelProps & { form: keyof typeof FORMS }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Dialog.Portal>
        <Backdrop />
        <Dialog.Content
          className={clsx(PANEL, FORMS[form], className)}
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            if (!quiet) return;
            event.preventDefault();
            const panel = event.currentTarget as HTMLElement;
            // Whoever is in it by then stays where they are.
            setTimeout(() => panel.contains(document.activeElement) || panel.focus());
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            restoreFocus();
          }}
        >
          <header className="sticky top-0 z-sticky flex items-start gap-4 bg-raised px-6 pt-5 pb-2">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-title font-semibold">{title}</Dialog.Title>
              {description && <Dialog.Description className="mt-1 text-muted">{description}</Dialog.Description>}
            </div>
            {onClose && <IconButton label={t("ui.close")} icon={<X className="size-4" />} onClick={onClose} />}
          </header>
          <div className="flex-1 px-6 py-2">{children}</div>
          {footer && (
            <footer className="sticky bottom-0 z-sticky flex flex-wrap justify-end gap-2 bg-raised px-6 pt-2 pb-5">
              {footer}
            </footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export function ConfirmPanel({
  open,
  onClose,
  title,
  consequence,
  action,
  onConfirm,
  busy = false,
  danger = true,
  restoreFocus,
}: ConfirmDialogProps & PanelProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <Backdrop />
        <AlertDialog.Content
          className={clsx(PANEL, FORMS.dialog, "gap-3 p-6")}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            restoreFocus();
          }}
        >
          <AlertDialog.Title className="text-title font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-muted">{consequence}</AlertDialog.Description>
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t("ui.cancel")}</Button>
            </AlertDialog.Cancel>
            <Button look={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
