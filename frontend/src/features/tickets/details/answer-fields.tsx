import type { TicketField } from "@redress/backend/contract";
import { Suspense } from "react";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { answerWords } from "../../fields/answer-draft.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";

const AnswerEditor = lazy(async () => ({ default: (await import("./answer-editor.js")).AnswerEditor }));

/** The desk's own fields: those of the ticket's category, and below them what a former one had asked. */
export function AnswerFields() {
  const { ticket } = useTicketActions();
  const asked = ticket.fields.filter(({ applies }) => applies);
  const former = ticket.fields.filter(({ applies }) => !applies);
  if (ticket.fields.length === 0) return null;
  return (
    <section aria-labelledby="details-answers" className="p-3">
      <h2 id="details-answers" className="mb-1 font-semibold">
        {t("fields.details")}
      </h2>
      <dl className="flex flex-col gap-0.5">
        {asked.map((field) => (
          <AnswerField key={field.key} field={field} />
        ))}
      </dl>
      {former.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-dense text-muted">{t("fields.former")}</h3>
          <dl className="flex flex-col gap-0.5 text-muted">
            {former.map((field) => (
              <AnswerField key={field.key} field={field} />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function AnswerField({ field }: { field: TicketField }) {
  const words = answerWords(field, field.value);
  return (
    <FieldRow
      field={`fields.${field.key}`}
      label={field.label}
      editable={field.edit}
      value={
        words === null ? (
          <span className="text-muted">
            {t(field.required === "to_resolve" ? "fields.needed_to_resolve" : "fields.none_yet")}
          </span>
        ) : (
          <bdi className="break-words">{words}</bdi>
        )
      }
    >
      <Suspense fallback={<div className="min-h-28" />}>
        <AnswerEditor field={field} />
      </Suspense>
    </FieldRow>
  );
}
