import { useState } from "react";
import { t } from "../../../lib/i18n.js";
import type { AnswerDraft } from "../../fields/answer-draft.js";
import { FieldInput } from "../../fields/field-input.js";
import { bodyOf, type FieldValues } from "./save-field.js";

/** The question as whoever is asked sees it; what is typed there is kept nowhere. */
export function FieldPreview({ values }: { values: FieldValues }) {
  const [answer, setAnswer] = useState<{ type: string; draft: AnswerDraft }>({ type: values.type, draft: "" });
  const { min, max, decimals, help } = bodyOf(values);
  const question = {
    key: "preview",
    label: values.label.trim() || t("fields.admin.label"),
    help: help ?? null,
    type: values.type,
    required: values.required,
    options: values.options
      .filter(({ label }) => label.trim() !== "")
      .map(({ id, label }) => ({ key: id, label, archived: false })),
    min: min ?? null,
    max: max ?? null,
    decimals: decimals ?? 0,
    earliest: values.earliest || null,
    latest: values.latest || null,
  };
  return (
    <figure className="rounded-control border border-border bg-sunken px-3 py-3">
      <figcaption className="mb-2 text-meta text-muted">{t("fields.admin.preview")}</figcaption>
      <FieldInput
        field={question}
        value={answer.type === values.type ? answer.draft : ""}
        onChange={(draft) => setAnswer({ type: values.type, draft })}
      />
    </figure>
  );
}
