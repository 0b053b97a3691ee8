import { useMemo } from "react";
import type { QueryVocabulary } from "@redress/backend/contract/query";
import { useMay, useMe } from "../../../lib/session.js";

/** What the reader can ask for. */
export function useVocabulary(): QueryVocabulary {
  const staff = useMe().is_staff;
  const notes = useMay()("ticket.read_notes");
  return useMemo(() => ({ staff, notes, customFields: [] }), [staff, notes]);
}
