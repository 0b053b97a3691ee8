import { createField, type NewField } from "../../src/features/fields/index.js";
import { systemActor } from "../../src/platform/actor.js";
import type { Services } from "../../src/platform/services.js";

/** A field of the desk's own, made as an admin makes one. Returns its id. */
export const buildField = ({ runWork }: Services, field: Partial<NewField> & { key: string }): Promise<number> =>
  runWork(systemActor, (work) => createField(work, { label: field.key, type: "text", ...field }));
