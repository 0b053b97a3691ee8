import { useQuery } from "@tanstack/react-query";
import { queries } from "../../../lib/query.js";
import { useMay } from "../../../lib/session.js";
import { bulkActions } from "./bulk-actions.js";

/** What its user may do with many tickets; answers only where the desk asks anything. */
export function useBulkActions(): typeof bulkActions {
  const may = useMay();
  const { data } = useQuery(queries.listFields());
  const hasFields = (data?.data.length ?? 0) > 0;
  return bulkActions.filter(({ field, permission }) => may(permission) && (field !== "answer" || hasFields));
}
