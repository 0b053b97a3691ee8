import type { FieldValue, RequestOf } from "@redress/backend/contract";
import { readDraft, takeGuestDraft, writeDraft } from "../../../lib/drafts.js";
import type { AnswerDrafts } from "../../fields/answer-draft.js";
import type { Sendable } from "../data/use-sendable-draft.js";

/** The form's fields, named as on the wire, so that the server's messages find them. */
export interface ComplaintFields {
  category_id: string;
  subject: string;
  description: string;
  organization_id: string;
  department_id: string;
  urgent: boolean;
  urgent_reason: string;
}

/** What a complaint is filed in; those without questions of their own have one step. */
export type FilingStep = "complaint" | "questions" | "check";

export interface ComplaintDraft extends ComplaintFields, Sendable {
  /** Also to questions of a topic that was chosen before. */
  answers: AnswerDrafts;
  step: FilingStep;
}

export const DRAFT_KEY = "complaint";

export const EMPTY_COMPLAINT: ComplaintDraft = {
  category_id: "",
  subject: "",
  description: "",
  organization_id: "",
  department_id: "",
  urgent: false,
  urgent_reason: "",
  answers: {},
  step: "complaint",
  files: [],
  submitKey: null,
};

/** The fields alone, whatever an older draft lacks filled in. */
export function fieldsOf(draft: Partial<ComplaintDraft>): ComplaintFields {
  const {
    files: _files,
    submitKey: _key,
    answers: _answers,
    step: _step,
    ...fields
  } = { ...EMPTY_COMPLAINT, ...draft };
  return fields;
}

/** Whether anything was written that would be missed. */
export function isStarted({ subject, description, urgent_reason: reason, files }: ComplaintDraft): boolean {
  return subject !== "" || description !== "" || reason !== "" || files.length > 0;
}

/** What is sent. Where the topic decides the department, an earlier answer to that question is left out. */
export function complaintBody(
  fields: ComplaintFields,
  attachmentIds: string[],
  asksDepartment: boolean,
  answers: Readonly<Record<string, FieldValue | null>> = {},
): RequestOf<"createTicket">["body"] {
  const { category_id: category, organization_id: organization, department_id: department } = fields;
  return {
    subject: fields.subject,
    description: fields.description,
    category_id: Number(category),
    ...(asksDepartment && organization !== "" && { organization_id: Number(organization) }),
    ...(asksDepartment && department !== "" && { department_id: Number(department) }),
    ...(fields.urgent && { priority: "high" as const, urgent_reason: fields.urgent_reason }),
    ...(attachmentIds.length > 0 && { attachment_ids: attachmentIds }),
    ...(Object.keys(answers).length > 0 && { fields: { ...answers } }),
  };
}

/** Takes over what was typed before signing in. With another draft there already, both texts are kept. */
export function adoptGuestComplaint(): void {
  const typed = takeGuestDraft<ComplaintDraft>(DRAFT_KEY);
  if (!typed) return;
  const own = readDraft<ComplaintDraft>(DRAFT_KEY) ?? EMPTY_COMPLAINT;
  const texts = [typed.description, own.description].filter((text) => text.trim() !== "");
  writeDraft(DRAFT_KEY, {
    ...own,
    // Topic and the rest come along, unless something was begun before.
    ...(isStarted(own) ? {} : fieldsOf(typed)),
    subject: typed.subject || own.subject,
    description: [...new Set(texts)].join("\n\n"),
    answers: { ...typed.answers, ...own.answers },
    submitKey: null,
  });
}
