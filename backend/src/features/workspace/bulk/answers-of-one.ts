import type { BulkChanges, FieldValues } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import {
  answersOf,
  canBeTakenAway,
  canReadField,
  holdsAnswers,
  presentColumns,
  readFields,
} from "../../fields/index.js";
import type { TicketFacts } from "../../tickets/index.js";

/** What a ticket answered before it was changed; its caller holds it. */
export interface AnswersBefore {
  /** Are these answers what it has? Of a field that the actor may not read, none is. */
  hold(said: FieldValues): boolean;
  /** What takes back what was changed of the asked ones, as far as that is possible; nothing where nothing changed. */
  undo(after: TicketFacts): Promise<Pick<BulkChanges, "fields">>;
}

/** Reads a ticket's answers, where they are asked about. */
export async function answersBefore(work: Work, ticket: TicketFacts, asked: FieldValues = {}): Promise<AnswersBefore> {
  const fields = (await readFields(work)).filter((field) => canReadField(work.actor, field));
  const read = async () => (await answersOf(work, fields, [ticket.id])).get(ticket.id) ?? new Map<number, never>();
  const before = await read();
  return {
    hold: (said) => holdsAnswers(fields, before, said),
    undo: async (after) => {
      const changed = fields.filter(({ key }) => key in asked);
      const [was, is] = [presentColumns(changed, before), presentColumns(changed, await read())];
      const back = changed.filter(
        (field) =>
          JSON.stringify(was[field.key]) !== JSON.stringify(is[field.key]) &&
          (before.has(field.id) || canBeTakenAway(field, after.categoryId)),
      );
      return back.length === 0 ? {} : { fields: presentColumns(back, before) };
    },
  };
}
