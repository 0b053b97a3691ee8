import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Attachment } from "@redress/backend/contract";
import { Suspense, useEffect, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { clearDraft, readDraft, writeDraft } from "../../../lib/drafts.js";
import { formatBytes } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { keyOf, queries } from "../../../lib/query.js";
import { useSubmitKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import { useUploads } from "../../../lib/uploads.js";
import { answersOf, askedIn, missingIn, type AnswerDrafts } from "../../fields/answer-draft.js";
import { answerErrors, answerProblems } from "../../fields/answer-errors.js";
import { ticketQuery } from "../data/ticket-queries.js";
import { CustomerField } from "./customer-field.js";
import { fileTicket } from "./file-ticket.js";
import { emptyTicket, newTicketSchema, type NewTicketValues } from "./new-ticket.schema.js";
import { CategoryFields, RoutingFields } from "./routing-fields.js";

const AnswerInputs = lazy(async () => ({ default: (await import("../../fields/answer-inputs.js")).AnswerInputs }));

const DRAFT = "ticket.new";
const DRAFT_FILES = "ticket.new.files";
const DRAFT_ANSWERS = "ticket.new.answers";
const LONGEST = 5000;

/** The whole form; what is typed outlives the page until it is sent. */
export function NewTicketForm() {
  const go = useNavigate();
  const cache = useQueryClient();
  const limits = useAppInfo()?.attachments ?? { max_files: 5, max_bytes: 10_000_000 };
  const [draft] = useState(() => ({ ...emptyTicket, ...readDraft<Partial<NewTicketValues>>(DRAFT) }));
  const [draftFiles] = useState(() => readDraft<Attachment[]>(DRAFT_FILES) ?? []);
  const uploads = useUploads({ maxFiles: limits.max_files, maxBytes: limits.max_bytes }, draftFiles);
  const { data: fields } = useQuery(queries.listFields());
  const [answers, setAnswers] = useState<AnswerDrafts>(() => readDraft<AnswerDrafts>(DRAFT_ANSWERS) ?? {});
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const personKey = useSubmitKey();
  const ticketKey = useSubmitKey();

  const { form, field, summary, busy, onSubmit } = useProblemForm<NewTicketValues>(
    newTicketSchema(),
    draft,
    async (values) => {
      const questions = askedIn(fields?.data ?? [], values.category_id);
      const given = answersOf(questions, answers);
      const keys = {
        person: personKey.of([values.full_name, values.email, values.phone]),
        ticket: ticketKey.of([values, uploads.ids, given]),
      };
      const ticket = await fileTicket(values, uploads.ids, keys, given);
      clearDraft(DRAFT);
      clearDraft(DRAFT_ANSWERS);
      clearDraft(DRAFT_FILES);
      cache.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
      void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
      toast(t("ticket.new.done", { number: ticket.number }));
      void go(`/queue/open?ticket=${ticket.id}`);
    },
    (values, refusal) => {
      const questions = askedIn(fields?.data ?? [], values.category_id);
      const found = refusal ? answerErrors(refusal) : missingIn(questions, answers);
      setWrong(found);
      return answerProblems(questions, found);
    },
  );

  useEffect(() => {
    const kept = form.watch((values) => void writeDraft(DRAFT, values));
    return () => kept.unsubscribe();
  }, [form]);
  const arrived = uploads.files.flatMap(({ attachment }) => attachment ?? []);
  const arrivedIds = uploads.ids.join();
  useEffect(() => {
    if (arrived.length > 0) writeDraft(DRAFT_FILES, arrived);
    else clearDraft(DRAFT_FILES);
    // The ids say whether anything changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [arrivedIds]);

  const questions = askedIn(fields?.data ?? [], form.watch("category_id"));
  const answer = (key: string, given: AnswerDrafts[string]) => {
    const next = { ...answers, [key]: given };
    setAnswers(next);
    writeDraft(DRAFT_ANSWERS, next);
  };

  return (
    <form noValidate onSubmit={onSubmit} onPaste={uploads.onPaste} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <CustomerField form={form} field={field} />
      <RadioGroup
        inline
        label={t("ticket.new.channel")}
        options={[
          { value: "phone", label: t("ticket.channel.phone") },
          { value: "counter", label: t("ticket.channel.counter") },
        ]}
        {...field("channel")}
      />
      <CategoryFields form={form} field={field} />
      <TextField label={t("ticket.new.subject")} {...field("subject")} />
      <TextArea
        label={t("ticket.new.description")}
        rows={6}
        counter={{ length: form.watch("description").length, max: LONGEST }}
        {...field("description")}
      />
      {questions.length > 0 && (
        <Suspense fallback={<div className="min-h-28" />}>
          <AnswerInputs questions={questions} answers={answers} onAnswer={answer} errors={wrong} />
        </Suspense>
      )}
      <FileDrop
        label={t("ticket.new.files")}
        hint={t("ticket.new.files_hint", { count: limits.max_files, size: formatBytes(limits.max_bytes) })}
        files={uploads.files}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
      />
      <RoutingFields form={form} field={field} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy} aria-disabled={uploads.busy || undefined}>
          {t("ticket.new.submit")}
        </Button>
        {uploads.busy && <span className="text-muted">{t("compose.still_uploading")}</span>}
      </div>
    </form>
  );
}
