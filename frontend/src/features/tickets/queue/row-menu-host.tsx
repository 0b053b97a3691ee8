import { Suspense } from "react";
import { useCommands } from "../../../lib/commands.js";
import { loadMessagesOf } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useStore } from "../../../lib/store.js";
import { linkOf, rowMenu } from "./row-menu-place.js";
import type { Selection } from "./use-selection.js";

const RowMenu = lazy(async () => ({
  default: (await Promise.all([import("../bulk/row-menu.js"), loadMessagesOf(["bulk"])]))[0].RowMenu,
}));

/** The menu of a row, one for the whole list; its machinery comes when it is first opened. */
export function RowMenuHost({ selection, openId }: { selection: Selection; openId: number | null }) {
  const place = useStore(rowMenu);
  useCommands([
    {
      id: "queue.menu",
      when: () => rowLink(openId) !== null,
      run: () => rowLink(openId)?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })),
    },
  ]);
  return (
    <Suspense>
      {place && (
        <RowMenu
          key={`${place.row.id} ${place.x} ${place.y}`}
          place={place}
          selection={selection}
          onClose={() => rowMenu.set(null)}
        />
      )}
    </Suspense>
  );
}

/** The row that has the focus; where nothing has it, the open ticket's. What else has it may have a menu of its own. */
function rowLink(openId: number | null): HTMLElement | null {
  const { activeElement } = document;
  if (activeElement === document.body && openId !== null) return linkOf(openId);
  return activeElement?.closest<HTMLElement>("[data-row-link]") ?? null;
}
