import { useEffect, useRef } from "react";
import { t } from "../../../lib/i18n.js";
import type { Selection } from "./use-selection.js";

/** Selects all rows that are loaded, or none: what the key does in the list. */
export function SelectLoaded({ loaded, selection }: { loaded: readonly { id: number }[]; selection: Selection }) {
  const box = useRef<HTMLInputElement>(null);
  const all = loaded.every(({ id }) => selection.ids.has(id));
  const some = !all && selection.ids.size > 0;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label className="-ms-2 flex min-h-8 w-8 shrink-0 items-center justify-center pointer-coarse:min-h-11 pointer-coarse:w-11">
      <input
        ref={box}
        type="checkbox"
        className="size-4 accent-accent"
        aria-label={t("queue.command.select_all")}
        checked={all}
        onChange={() => (all ? selection.clear() : selection.add(loaded.map(({ id }) => id)))}
      />
    </label>
  );
}
