import type { ImportOptions } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readSettings } from "../desk/index.js";

/** What is asked of a file while nobody has said otherwise: history, in the desk's own zone. */
export async function usualOptions(queries: Queries): Promise<ImportOptions> {
  const { timeZone } = await readSettings(queries);
  return {
    requester_email: null,
    category_id: null,
    create_categories: false,
    status: "closed",
    priority: null,
    time_zone: timeZone,
    date_format: null,
    encoding: "auto",
    delimiter: "auto",
    source: "",
  };
}
