import { Search } from "lucide-react";
import { Kbd } from "../../components/ui/kbd.js";
import { useCommandKeys } from "../../lib/commands.js";
import { t } from "../../lib/i18n.js";

/** Where people look for "search": it opens the palette. */
export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  const keys = useCommandKeys("app.palette");
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={onOpen}
      className="ms-2 flex min-h-control max-w-96 min-w-control flex-1 items-center justify-center gap-2 rounded-control border border-border-strong bg-surface px-2 text-muted hover:bg-hover max-md:flex-none"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-start max-md:sr-only">{t("app.command.palette")}</span>
      {keys && (
        <span aria-hidden className="max-md:hidden">
          <Kbd keys={keys} />
        </span>
      )}
    </button>
  );
}
