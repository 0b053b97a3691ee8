import type { GuestDraft, GuestTopics } from "@redress/backend/contract";
import { Suspense, useCallback, useEffect, useRef } from "react";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { useDraft } from "../../../lib/drafts.js";
import { viewer } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { checkedFacts } from "../../complaints/filing/checked-facts.js";
import {
  complaintBody,
  DRAFT_KEY,
  EMPTY_COMPLAINT,
  fieldsOf,
  type ComplaintDraft,
  type ComplaintFields,
  type FilingStep,
} from "../../complaints/filing/complaint-draft.js";
import { DepartmentFields } from "../../complaints/filing/department-fields.js";
import { DraftSaved } from "../../complaints/filing/draft-saved.js";
import { DESCRIPTION_MAX } from "../../complaints/filing/limits.js";
import { TopicField } from "../../complaints/filing/topic-field.js";
import { UrgentField } from "../../complaints/filing/urgent-field.js";
import { useFilingSteps, type FilingSteps } from "../../complaints/filing/use-filing-steps.js";
import { useWantedTopic } from "../../complaints/filing/use-wanted-topic.js";
import { topicsOf } from "../../complaints/model/topics.js";
import { guestComplaintSchema } from "./guest-complaint.schema.js";
import { NO_WRITER, WRITER_KEY, type Writer } from "./pending-draft.js";

const QuestionsStep = lazy(async () => ({
  default: (await import("../../complaints/filing/questions-step.js")).QuestionsStep,
}));
const CheckStep = lazy(async () => ({ default: (await import("../../complaints/filing/check-step.js")).CheckStep }));

export interface GuestComplaintFormProps {
  choices: GuestTopics;
  /** The complaint waits on the server for the code that was mailed. */
  onDraft: (draft: GuestDraft) => void;
}

/** A complaint with the address it is confirmed by. Everything written is kept on the device until it has been sent. */
export function GuestComplaintForm({ choices, onDraft }: GuestComplaintFormProps) {
  const { value, savedAt, set } = useDraft(DRAFT_KEY, EMPTY_COMPLAINT);
  const draft = useRef({ ...EMPTY_COMPLAINT, ...value });
  const way = useRef<FilingSteps | null>(null);
  const writer = useDraft(WRITER_KEY, NO_WRITER);
  const topics = topicsOf(choices.topics);
  const asksDepartment = (categoryId: string) =>
    topics.find((topic) => topic.value === categoryId)?.decidesDepartment === false;

  const { form, field, summary, busy, onSubmit } = useProblemForm<ComplaintFields & Writer>(
    guestComplaintSchema(),
    { ...fieldsOf(value), ...writer.value },
    async ({ email, full_name: fullName, ...fields }) => {
      await way.current?.submit(async (answers) => {
        const complaint = complaintBody(fields, [], asksDepartment(fields.category_id), answers);
        const name = fullName !== "" && { full_name: fullName };
        const body = { ...complaint, category_id: Number(fields.category_id), email, ...name, ...device() };
        onDraft(await api.createGuestDraft({ body }));
      });
    },
  );
  const fields = form.watch();
  const { subscribe, setValue } = form;
  const { set: setWriter } = writer;
  const change = useCallback(
    (part: Partial<ComplaintDraft>) => {
      draft.current = { ...draft.current, ...part };
      set(draft.current);
    },
    [set],
  );
  const keep = useCallback((step: FilingStep) => change({ step }), [change]);
  const { answers, step: begun } = { ...EMPTY_COMPLAINT, ...value };
  const steps = useFilingSteps({
    fields: choices.fields,
    categoryId: fields.category_id,
    answers,
    begun,
    keep,
    summary,
  });
  useEffect(() => {
    way.current = steps;
  });
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values: { email, full_name: fullName, ...complaint } }) => {
          change(complaint);
          setWriter({ email, full_name: fullName });
        },
      }),
    [subscribe, change, setWriter],
  );
  useWantedTopic(topics, (topic) => setValue("category_id", topic));

  if (steps.step === "questions")
    return (
      <Suspense>
        <QuestionsStep
          questions={steps.questions}
          answers={answers}
          onAnswers={(next) => change({ answers: next })}
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
          facts={[
            ...checkedFacts(fields, topics, null),
            { label: t("guests.new.email"), value: fields.email, field: "email" },
            { label: t("guests.new.name"), value: fields.full_name, field: "full_name" },
          ]}
          steps={steps}
          answers={answers}
          busy={busy}
          submit={t("guests.new.submit")}
          onSubmit={onSubmit}
        />
      </Suspense>
    );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <ErrorSummary {...summary} />
      <TopicField
        topics={topics}
        value={fields.category_id}
        onChange={(topic) => setValue("category_id", topic)}
        error={field("category_id").error}
      />
      {asksDepartment(fields.category_id) && (
        <DepartmentFields
          departments={choices.departments}
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
      <UrgentField
        open={fields.urgent}
        onToggle={(open) => setValue("urgent", open)}
        length={fields.urgent_reason.length}
        field={field("urgent_reason")}
      />
      <TextField
        label={t("guests.new.email")}
        hint={t("guests.new.email_hint")}
        type="email"
        autoComplete="email"
        {...field("email")}
      />
      <TextField label={t("guests.new.name")} optional autoComplete="name" {...field("full_name")} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" busy={busy}>
          {t(steps.questions.length > 0 ? "fields.questions.continue" : "guests.new.submit")}
        </Button>
        <DraftSaved at={savedAt} />
      </div>
      <p className="text-dense text-muted">{t("guests.new.files_later")}</p>
    </form>
  );
}

/** The zone in which promised times are told in mails. */
function device(): { time_zone: string } {
  return { time_zone: viewer.get().timeZone };
}
