import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Canned, RenderedCanned } from "@redress/backend/contract";
import { Command } from "cmdk";
import { useDeferredValue, useState } from "react";
import { PaletteDialog } from "../../../components/ui/dialog.js";
import { formatNumber } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { queries } from "../../../lib/query.js";
import { byFitness } from "./by-fitness.js";
import { PickPreview } from "./pick-preview.js";

interface CannedPickerProps {
  ticketId: number;
  /** What is looked for: something to write, or only something to do. */
  kind: "text" | "macro";
  /** @param rendered null for a macro. */
  onPick: (canned: Canned, rendered: RenderedCanned | null) => void;
  onClose: () => void;
}

/** Canned responses, or macros, found as one types; the current one is shown as it reads on the ticket. */
export function CannedPicker({ ticketId, kind, onPick, onClose }: CannedPickerProps) {
  const cache = useQueryClient();
  const [typed, setTyped] = useState("");
  const [current, setCurrent] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    ...queries.listCanned({ query: { kind, limit: 100, ...(q && { q }) } }),
    placeholderData: keepPreviousData,
    // Known once, known without a connection.
    gcTime: Infinity,
  });
  const rows = byFitness(found.data?.data ?? [], q);
  const shown = rows.find(({ id }) => String(id) === current) ?? rows[0];
  const title = t(kind === "text" ? "canned.pick" : "canned.pick_macro");

  const rendering = (canned: Canned) =>
    queries.renderCanned({ params: { id: String(ticketId), canned_id: String(canned.id) } });
  const pick = async (canned: Canned): Promise<void> => {
    // A macro writes nothing, and is to be found without a connection too.
    if (kind === "macro") return onPick(canned, null);
    try {
      const rendered = await cache.fetchQuery(rendering(canned));
      onPick(canned, rendered);
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <PaletteDialog open onClose={onClose} title={title}>
      <Command
        label={title}
        shouldFilter={false}
        loop
        value={shown ? String(shown.id) : ""}
        onValueChange={setCurrent}
        className="flex flex-col gap-2 pb-3"
      >
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder={t("canned.search")}
          className="min-h-control w-full rounded-control border border-border-strong bg-surface px-3"
        />
        <Command.List className="max-h-[35dvh] overflow-y-auto" label={t("canned.title")}>
          {found.error && !found.data ? (
            <p className="p-4 text-danger-fg">{problemText(found.error)}</p>
          ) : (
            found.data &&
            rows.length === 0 && (
              <p className="p-4 text-muted">
                {t(q ? "canned.none_found" : kind === "text" ? "canned.pick.none" : "canned.pick_macro.none")}
              </p>
            )
          )}
          {rows.map((canned) => (
            <Command.Item
              key={canned.id}
              value={String(canned.id)}
              onSelect={() => void pick(canned)}
              className="flex min-h-control cursor-pointer items-center gap-2 rounded-control px-2 touch-target data-[selected=true]:bg-selected data-[selected=true]:outline-2 data-[selected=true]:-outline-offset-2 data-[selected=true]:outline-focus"
            >
              <bdi className="min-w-0 flex-1 truncate">{canned.title}</bdi>
              <code dir="ltr" className="truncate text-dense text-muted">
                /{canned.shortcut}
              </code>
              <span aria-hidden className="text-meta text-muted tabular-nums">
                {t("canned.uses_short", { count: formatNumber(canned.uses) })}
              </span>
            </Command.Item>
          ))}
        </Command.List>
        {shown && <PickPreview key={shown.id} canned={shown} rendering={rendering(shown)} />}
      </Command>
    </PaletteDialog>
  );
}
