import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { QueryVocabulary } from "@redress/backend/contract/query";
import { queries } from "../../../lib/query.js";
import { useMay, useMe } from "../../../lib/session.js";

// What seldom changes: a new field can be asked for after a while, or after a reload.
const RARELY = { staleTime: 5 * 60_000 };

/** What the reader can ask for, by the desk's own fields too. */
export function useVocabulary(): QueryVocabulary {
  const staff = useMe().is_staff;
  const notes = useMay()("ticket.read_notes");
  const { data } = useQuery({ ...queries.listFields(), ...RARELY });
  return useMemo(() => {
    const customFields = (data?.data ?? []).map(({ key, label, type, options }) => ({
      key,
      label,
      type,
      options: options.map((option) => ({ value: option.key, label: option.label })),
    }));
    return { staff, notes, customFields };
  }, [staff, notes, data]);
}
