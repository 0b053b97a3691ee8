import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ManagedTag } from "@redress/backend/contract";
import { useDeferredValue, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { Dialog } from "../../components/ui/dialog.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { queries } from "../../lib/query.js";
import { useKeepTags } from "./use-keep-tags.js";

/** Merging cannot be undone, so it says how many tickets will change before it is done. */
export function MergeTagDialog({ tag, onClose }: { tag: ManagedTag; onClose: () => void }) {
  const { merge } = useKeepTags();
  const [typed, setTyped] = useState("");
  const [into, setInto] = useState<{ id: number; name: string } | null>(null);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    ...queries.listManagedTags({ query: { archived: "false", limit: "20", ...(q && { q }) } }),
    placeholderData: keepPreviousData,
  });
  const preview = useQuery({
    ...queries.previewTagMerge({ params: { id: String(tag.id) }, query: { into_id: String(into?.id) } }),
    enabled: into !== null,
  });
  const others = (found.data?.data ?? []).filter(({ id }) => id !== tag.id);
  const options = into && !others.some(({ id }) => id === into.id) ? [into, ...others] : others;

  const send = async (): Promise<void> => {
    if (!into) return setProblem(t("tags.merge.missing"));
    setBusy(true);
    try {
      await merge(tag, into);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(problemText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("tags.merge_named", { name: tag.name })}
      description={t("tags.merge.explained", { name: tag.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button look="primary" busy={busy} onClick={() => void send()}>
            {t("tags.merge.do")}
          </Button>
        </>
      }
      // Room for the list of tags below its field.
      className="min-h-96"
    >
      <Combobox
        label={t("tags.merge.into")}
        options={options.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={into ? String(into.id) : ""}
        error={problem}
        loading={found.isFetching}
        onSearch={setTyped}
        onChange={(value) => {
          setProblem(undefined);
          setInto(options.find(({ id }) => String(id) === value) ?? null);
        }}
      />
      <p aria-live="polite" className="mt-3 min-h-10">
        {into && preview.data && t("tags.merge.preview", { ...preview.data, name: into.name })}
      </p>
    </Dialog>
  );
}
