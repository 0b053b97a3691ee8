import type { Field as FieldView, FieldDetail, FieldValue, TicketField } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { presentLastChange } from "../desk/index.js";
import { isAskedIn, type Field, type StoredAnswers } from "./models.js";
import { canAnswer, canRead, type AnswerRights } from "./policy.js";
import { isInUse } from "./queries.js";

/** A question in the first of the reader's languages that has it, else in the desk's own. */
export function question(field: Field, languages: readonly string[]) {
  const text = languages.flatMap((language) => field.texts.filter((one) => one.language === language))[0];
  const labelOf = (key: string) => text?.options.find((option) => option.key === key)?.label;
  return {
    id: field.id,
    key: field.key,
    label: text?.label ?? field.label,
    help: text?.help ?? field.help,
    type: field.type,
    required: field.required,
    options: field.options.map((option) => ({ ...option, label: labelOf(option.key) ?? option.label })),
    min: field.minimum,
    max: field.maximum,
    decimals: field.decimals,
    earliest: field.earliest,
    latest: field.latest,
    archived: field.archivedAt !== null,
  };
}

/** Without their archived options, which nobody chooses any more. */
export function presentField(actor: Actor, field: Field, languages: readonly string[] = []): FieldView {
  const shown = question(field, languages);
  return {
    ...shown,
    options: shown.options.filter(({ archived }) => !archived),
    audience: field.audience,
    category_ids: field.chosenCategoryIds.length === 0 ? null : field.categoryIds,
    fill: canAnswer(actor.isStaff ? "desk" : "customer", field),
    position: field.position,
  };
}

/** What a form offers somebody: the fields they may see that are in use. */
export const presentFields = (actor: Actor, fields: readonly Field[], languages: readonly string[] = []): FieldView[] =>
  fields
    .filter((field) => field.archivedAt === null && canRead(actor, field))
    .map((field) => presentField(actor, field, languages));

export async function showField(queries: Queries, actor: Actor, field: Field): Promise<FieldDetail> {
  return {
    ...presentField(actor, field),
    options: field.options,
    texts: field.texts,
    chosen_category_ids: field.chosenCategoryIds,
    in_use: await isInUse(queries, field.id),
    version: field.version,
    changed: presentLastChange(field.changed),
  };
}

/** A ticket's questions as far as the actor may know: those of its category, and those it answered in a former one. */
export function presentAnswers(
  actor: Actor,
  fields: readonly Field[],
  answers: StoredAnswers,
  { categoryId, rights, languages }: { categoryId: number; rights: AnswerRights; languages: readonly string[] },
): TicketField[] {
  return fields
    .filter((field) => canRead(actor, field) && (isAskedIn(field, categoryId) || answers.has(field.id)))
    .map((field) => {
      const applies = isAskedIn(field, categoryId);
      return {
        ...question(field, languages),
        public: field.audience !== "staff",
        value: answers.get(field.id) ?? null,
        applies,
        edit: applies && canAnswer(rights, field),
      };
    });
}

/** Answers by key: columns of a list. Whether its reader may see the fields has been judged. */
export const presentColumns = (fields: readonly Field[], answers: StoredAnswers): Record<string, FieldValue | null> =>
  Object.fromEntries(fields.map((field) => [field.key, answers.get(field.id) ?? null]));
