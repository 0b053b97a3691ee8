import type { FieldValue } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { canRead } from "./policy.js";
import { question } from "./presenter.js";
import type { Field } from "./models.js";

/** One of the answers that an event tells of. */
interface ToldAnswer {
  key: string;
  /** The field was for customers too at that time. */
  public: boolean;
}

interface Told {
  label: string;
  from: FieldValue | null;
  to: FieldValue | null;
}

/**
 * What an event tells a reader of changed answers, by `fields.<key>`, choices in words. Customers learn of those that they
 * may see now and might have seen then.
 *
 * @param answers what the event says, @param values old and new ones from its details; both as they were stored.
 */
export function tellAnswers(
  actor: Actor,
  fields: readonly Field[],
  languages: readonly string[],
  answers: unknown,
  values: unknown,
): Record<string, Told> {
  if (!Array.isArray(answers)) return {};
  const changes = (values ?? {}) as Record<string, { from?: FieldValue | null; to?: FieldValue | null } | undefined>;
  return Object.fromEntries(
    (answers as ToldAnswer[]).flatMap(({ key, public: wasPublic }): [string, Told][] => {
      const field = fields.find((one) => one.key === key);
      if (!field || !canRead(actor, field) || !(actor.isStaff || wasPublic)) return [];
      const { label, options } = question(field, languages);
      const change = changes[`fields.${key}`];
      const inWords = (value: FieldValue | null = null): FieldValue | null => {
        const wordOf = (one: string) => options.find((option) => option.key === one)?.label ?? one;
        if (field.type === "choice" && typeof value === "string") return wordOf(value);
        return Array.isArray(value) ? value.map(wordOf) : value;
      };
      return [[`fields.${key}`, { label, from: inWords(change?.from), to: inWords(change?.to) }]];
    }),
  );
}
