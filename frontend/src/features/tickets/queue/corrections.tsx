import type { Correction } from "@redress/backend/contract";
import { SpellCheck } from "lucide-react";
import { useSearchParams } from "react-router-dom";
import { t } from "../../../lib/i18n.js";
import { insistOn } from "../model/query-filters.js";
import { withQuery } from "../model/queue-address.js";

/** What was looked for in place of words that no ticket has, and the way to insist on them. */
export function Corrections({ q, corrected }: { q: string; corrected: readonly Correction[] }) {
  const [search, setSearch] = useSearchParams();
  if (corrected.length === 0) return null;
  const [from, to] = [corrected.map((one) => one.from).join(" "), corrected.map((one) => one.to).join(" ")];
  const insist = () =>
    setSearch(
      withQuery(
        search,
        insistOn(
          q,
          corrected.map((one) => one.from),
        ),
      ),
    );
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 border-b border-border px-3 py-1.5 text-dense" role="status">
      <SpellCheck aria-hidden className="size-4 shrink-0 text-muted" />
      {t("queue.found.corrected", { to })}
      <button type="button" className="rounded-chip text-link underline touch-target" onClick={insist}>
        {t("queue.found.insist", { from })}
      </button>
    </p>
  );
}
