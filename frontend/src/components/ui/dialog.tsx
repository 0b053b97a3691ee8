import { Suspense, useLayoutEffect, useRef, type ReactNode } from "react";
import { lazy } from "../../lib/lazy.js";

export interface DialogProps {
  open: boolean;
  /** Without it, it stays until what it asks for is done. */
  onClose?: (() => void) | undefined;
  title: string;
  /** A sentence below the title. */
  description?: ReactNode;
  /** It comes unasked: the focus goes to the dialog itself, so that whoever types types into nothing of it. */
  quiet?: boolean;
  /** Buttons at the end of the dialog. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** Names the object: "Delete policy Standard support?". */
  title: string;
  /** What will be lost or changed. */
  consequence: ReactNode;
  /** Repeats the verb: "Delete policy". */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  danger?: boolean;
}

const DialogPanel = lazy(async () => ({ default: (await import("./dialog-panel.js")).DialogPanel }));
const ConfirmPanel = lazy(async () => ({ default: (await import("./dialog-panel.js")).ConfirmPanel }));

/** What had the focus when it opened: it gets it back, unless the focus was put elsewhere as it closed. */
function useOpener(open: boolean) {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  return () => {
    if (document.activeElement && document.activeElement !== document.body) return;
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
}

/** Asks or tells in the middle of the page, which waits behind it. */
export function Dialog(props: DialogProps) {
  const restoreFocus = useOpener(props.open);
  return <Suspense>{props.open && <DialogPanel {...props} form="dialog" restoreFocus={restoreFocus} />}</Suspense>;
}

/** A dialog at the top that people type into. */
export function PaletteDialog(props: DialogProps) {
  const restoreFocus = useOpener(props.open);
  return <Suspense>{props.open && <DialogPanel {...props} form="palette" restoreFocus={restoreFocus} />}</Suspense>;
}

/** A dialog from the inline end; the whole screen under 640 px. */
export function Sheet(props: DialogProps) {
  const restoreFocus = useOpener(props.open);
  return <Suspense>{props.open && <DialogPanel {...props} form="sheet" restoreFocus={restoreFocus} />}</Suspense>;
}

/** Only for what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const restoreFocus = useOpener(props.open);
  return <Suspense>{props.open && <ConfirmPanel {...props} restoreFocus={restoreFocus} />}</Suspense>;
}
