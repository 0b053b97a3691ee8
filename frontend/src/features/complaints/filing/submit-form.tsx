import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Field } from "@redress/backend/contract";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { formatBytes } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { keyOf, queries } from "../../../lib/query.js";
import { complaintKey } from "../data/complaint-key.js";
import { assertAllSent, useSendableDraft } from "../data/use-sendable-draft.js";
import type { Topic } from "../model/topics.js";
import {
  adoptGuestComplaint,
  complaintBody,
  DRAFT_KEY,
  EMPTY_COMPLAINT,
  fieldsOf,
  isStarted,
  type ComplaintFields,
  type FilingStep,
} from "./complaint-draft.js";
import { checkedFacts } from "./checked-facts.js";
import { complaintSchema } from "./complaint.schema.js";
import { DepartmentFields } from "./department-fields.js";
import { DraftSaved } from "./draft-saved.js";
import { DESCRIPTION_MAX } from "./limits.js";
import { TopicField } from "./topic-field.js";
import { UrgentField } from "./urgent-field.js";
import { useFilingSteps, type FilingSteps } from "./use-filing-steps.js";
import { useWantedTopic } from "./use-wanted-topic.js";

const DuplicateHint = lazy(async () => ({ default: (await import("./duplicate-hint.js")).DuplicateHint }));
const StartAgain = lazy(async () => ({ default: (await import("./start-again.js")).StartAgain }));
const QuestionsStep = lazy(async () => ({ default: (await import("./questions-step.js")).QuestionsStep }));
const CheckStep = lazy(async () => ({ default: (await import("./check-step.js")).CheckStep }));

export interface SubmitFormProps {
  topics: readonly Topic[];
  /** What topics ask besides. */
  questions?: readonly Field[];
}

const NO_QUESTIONS: readonly Field[] = [];

/** Files a complaint. Everything written is kept on the device until it has been sent. */
export function SubmitForm({ topics, questions = NO_QUESTIONS }: SubmitFormProps) {
  useState(adoptGuestComplaint);
  const draft = useSendableDraft(DRAFT_KEY, EMPTY_COMPLAINT);
  const { uploads, limits, edit, note } = draft;
  const way = useRef<FilingSteps | null>(null);
  const cache = useQueryClient();
  const go = useNavigate();

  const asksDepartment = (categoryId: string) =>
    topics.find(({ value }) => value === categoryId)?.decidesDepartment === false;

  const { form, field, summary, busy, onSubmit } = useProblemForm<ComplaintFields>(
    complaintSchema(),
    fieldsOf(draft.value),
    async (fields) => {
      assertAllSent(uploads);
      await way.current?.submit(async (answers) => {
        const body = complaintBody(fields, uploads.ids, asksDepartment(fields.category_id), answers);
        const ticket = await api.createTicket({ body, idempotencyKey: draft.submitKey() });
        cache.setQueryData(complaintKey(ticket.number), ticket);
        void cache.invalidateQueries({ queryKey: keyOf("listTickets") });
        draft.clear();
        void go(`/complaints/${ticket.number}/sent`, { replace: true });
      });
    },
  );
  const fields = form.watch();
  const keep = useCallback((step: FilingStep) => note({ step }), [note]);
  const { answers } = draft.value;
  const steps = useFilingSteps({
    fields: questions,
    categoryId: fields.category_id,
    answers,
    begun: draft.value.step,
    keep,
    summary,
  });
  useEffect(() => {
    way.current = steps;
  });

  const { data: departments } = useQuery({
    ...queries.listDepartments(),
    enabled: asksDepartment(fields.category_id),
  });

  const { subscribe, setValue } = form;
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => edit(values) }),
    [subscribe, edit],
  );

  useWantedTopic(topics, (topic) => setValue("category_id", topic));

  const startAgain = () => {
    for (const { key } of uploads.files) uploads.remove(key);
    form.reset(fieldsOf(EMPTY_COMPLAINT));
    draft.clear();
  };

  if (steps.step === "questions")
    return (
      <Suspense>
        <QuestionsStep
          questions={steps.questions}
          answers={answers}
          onAnswers={(next) => edit({ answers: next })}
          refused={steps.errors}
          onBack={() => steps.goTo("complaint", "subject")}
          onContinue={() => steps.goTo("check")}
        />
      </Suspense>
    );
  if (steps.step === "check")
    return (
      <Suspense>
        <CheckStep
          facts={checkedFacts(fields, topics, uploads.files.length)}
          steps={steps}
          answers={answers}
          busy={busy}
          submit={t("complaints.new.send")}
          onSubmit={onSubmit}
        />
      </Suspense>
    );
  return (
    <form noValidate onSubmit={onSubmit} onPaste={uploads.onPaste} className="flex flex-col gap-6">
      <ErrorSummary {...summary} />
      <TopicField
        topics={topics}
        value={fields.category_id}
        onChange={(value) => setValue("category_id", value)}
        error={field("category_id").error}
      />
      <Suspense>{fields.category_id !== "" && <DuplicateHint categoryId={fields.category_id} />}</Suspense>
      {asksDepartment(fields.category_id) && (
        <DepartmentFields
          departments={departments?.data ?? []}
          value={fields}
          onChange={(place) => {
            setValue("organization_id", place.organization_id);
            setValue("department_id", place.department_id);
          }}
          errorOf={(name) => field(name).error}
        />
      )}
      <TextField
        label={t("complaints.new.subject")}
        hint={t("complaints.new.subject_hint")}
        autoComplete="off"
        {...field("subject")}
      />
      <TextArea
        label={t("complaints.new.description")}
        hint={t("complaints.new.description_hint")}
        rows={7}
        counter={{ length: fields.description.length, max: DESCRIPTION_MAX }}
        {...field("description")}
      />
      <section aria-label={t("complaints.files")}>
        <p className="mb-1 font-medium">
          {t("complaints.files")} <span className="font-normal text-muted">{t("ui.optional")}</span>
        </p>
        <FileDrop
          label={t("complaints.files_add")}
          hint={t("complaints.files_hint", { count: limits.maxFiles, size: formatBytes(limits.maxBytes) })}
          files={uploads.files}
          onAdd={uploads.add}
          onRemove={uploads.remove}
          onRetry={uploads.retry}
        />
      </section>
      <UrgentField
        open={fields.urgent}
        onToggle={(open) => setValue("urgent", open)}
        length={fields.urgent_reason.length}
        field={field("urgent_reason")}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" busy={busy || uploads.busy}>
          {t(steps.questions.length > 0 ? "fields.questions.continue" : "complaints.new.send")}
        </Button>
        <Suspense>{isStarted(draft.value) && <StartAgain onConfirm={startAgain} />}</Suspense>
        {uploads.busy ? (
          <p className="text-dense text-muted">{t("complaints.files_busy")}</p>
        ) : (
          <DraftSaved at={draft.savedAt} />
        )}
      </div>
    </form>
  );
}
