import type { Work } from "../../platform/work.js";
import type { Field } from "./models.js";
import { readFieldsAnew } from "./queries.js";

const FIELDS_LOCK = 8_203_012;

/** All fields, held until the transaction ends: keys and places are judged among them, whoever else arranges them. */
export async function lockFields(work: Work): Promise<Field[]> {
  await work.rows("SELECT pg_advisory_xact_lock($1)", [FIELDS_LOCK]);
  return readFieldsAnew(work);
}
