import { ContextMenu } from "radix-ui";
import { clsx } from "clsx";
import { Suspense, useEffect, useRef, useState } from "react";
import { Dialog } from "../../../components/ui/dialog.js";
import { MENU_BOX, MENU_ENTRY } from "../../../components/ui/menu-look.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { linkOf, type RowMenuPlace } from "../queue/row-menu-place.js";
import type { Selection } from "../queue/use-selection.js";
import { copyLink } from "../ticket/use-ticket-commands.js";
import { isForm, type BulkField } from "./bulk-actions.js";
import { BulkChoice } from "./bulk-choice.js";
import { answerSentence } from "./answer-words.js";
import { RowSubmenu } from "./row-submenu.js";
import { useBulk } from "./use-bulk.js";
import { useBulkActions } from "./use-bulk-actions.js";

const ExplainRow = lazy(async () => ({
  default: (await Promise.all([import("../sla/explain-row.js"), loadMessagesOf(["explain"])]))[0].ExplainRow,
}));

export interface RowMenuProps {
  place: RowMenuPlace;
  selection: Selection;
  onClose: () => void;
}

/** What the bar does, at the row itself: for all that are selected where the row is one of them, else for it alone. */
export function RowMenu({ place, selection, onClose }: RowMenuProps) {
  const { row, x, y } = place;
  const actions = useBulkActions();
  const anchor = useRef<HTMLSpanElement>(null);
  const isSelected = selection.ids.has(row.id);
  const ids = isSelected ? selection.ids : new Set([row.id]);
  const { change } = useBulk(ids, answerSentence);
  // Chosen with more than a line of a menu.
  const [asked, setAsked] = useState<BulkField | "explain" | null>(null);
  useEffect(() => {
    anchor.current?.dispatchEvent(
      new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: x, clientY: y }),
    );
  }, [x, y]);

  // What the dialog came from is gone by then.
  const closeDialog = () => {
    onClose();
    requestAnimationFrame(() => linkOf(row.id)?.focus({ preventScroll: true }));
  };
  const title =
    ids.size === 1 ? t("bulk.menu_of", { number: row.number }) : t("bulk.menu_of_many", { count: ids.size });
  if (asked === "explain")
    return (
      <Suspense>
        <ExplainRow ticketId={row.id} place={row.sla ?? "policy"} onClose={closeDialog} />
      </Suspense>
    );
  if (asked)
    return (
      <Dialog open onClose={closeDialog} title={title}>
        <div className="pb-4">
          <BulkChoice
            field={asked}
            ticketId={row.id}
            onChange={(...wanted) => {
              closeDialog();
              return change(...wanted);
            }}
          />
        </div>
      </Dialog>
    );
  return (
    // Not modal: see menu-panel.tsx.
    <ContextMenu.Root modal={false} onOpenChange={(open) => !open && onClose()}>
      <ContextMenu.Trigger asChild>
        <span ref={anchor} aria-hidden className="fixed size-0" />
      </ContextMenu.Trigger>
      <ContextMenu.Portal container={document.querySelector<HTMLElement>("main")}>
        <ContextMenu.Content
          aria-label={title}
          collisionPadding={8}
          className={clsx(MENU_BOX, "max-h-(--radix-context-menu-content-available-height)")}
          // What opened it may ask for the browser's own as well, when its key is let go.
          onContextMenu={(event) => event.preventDefault()}
        >
          <ContextMenu.Label className="px-2 py-1 text-dense font-semibold text-muted">{title}</ContextMenu.Label>
          {actions.map(({ field, label }) =>
            isForm(field) ? (
              <ContextMenu.Item
                key={field}
                className={MENU_ENTRY}
                onSelect={(event) => {
                  // The dialog comes in its place.
                  event.preventDefault();
                  setAsked(field);
                }}
              >
                {t("bulk.more", { what: t(label) })}
              </ContextMenu.Item>
            ) : (
              <RowSubmenu key={field} field={field} label={t(label)} ticketId={row.id} onChange={change} />
            ),
          )}
          <ContextMenu.Separator className="my-1 h-px bg-border" />
          <ContextMenu.Item
            className={MENU_ENTRY}
            onSelect={(event) => {
              event.preventDefault();
              setAsked("explain");
            }}
          >
            {t("explain.title")}
          </ContextMenu.Item>
          <ContextMenu.Item className={MENU_ENTRY} onSelect={() => selection.toggle(row.id)}>
            {t(isSelected ? "bulk.unselect" : "bulk.select")}
          </ContextMenu.Item>
          <ContextMenu.Item className={MENU_ENTRY} onSelect={() => void copyLink(row.id)}>
            {t("ticket.command.copy_link")}
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
