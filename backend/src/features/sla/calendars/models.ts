import type { HolidayView } from "../../../contract/index.js";
import type { LastChangeRow } from "../../desk/index.js";
import type { StoredHours } from "./opening.js";

export interface Named {
  id: number;
  name: string;
}

/** A calendar with its newest hours, as a list shows it. */
export interface ListedCalendar extends Named, Omit<StoredHours, "holidays"> {
  holidayCount: number;
  /** Policies whose newest version counts by it. */
  usedBy: Named[];
  /** Moves with every change. */
  version: number;
}

export interface SavedCalendar extends ListedCalendar {
  holidays: HolidayView[];
  /** Of the newest hours: moves with those alone. */
  hoursVersion: number;
  changed: LastChangeRow;
  /** The desk's clock when this was read. */
  readAt: Date;
}

/** One saved state of a calendar's hours. */
export interface CalendarVersion extends StoredHours {
  version: number;
  createdAt: Date;
  createdBy: string | null;
}
