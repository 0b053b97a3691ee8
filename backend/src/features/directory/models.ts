import type { Priority } from "../../contract/index.js";
import type { Picture } from "../../platform/image/keep-picture.js";
import type { LastChangeRow } from "../desk/index.js";

export interface Named {
  id: number;
  name: string;
}

/** How people reach it, in its own words. */
export interface Contact {
  email: string | null;
  phone: string | null;
  address: string | null;
  /** When it is open. */
  hoursText: string | null;
}

interface Offered extends Named, Contact {
  /** False: offered to staff alone. */
  isPublic: boolean;
  /** Put away: offered to nobody. */
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}

export interface Organization extends Offered {
  /** "#rrggbb" */
  accent: string | null;
  logo: Picture | null;
}

export interface Department extends Offered {
  organization: Named;
  /** It or its organization is archived. */
  isPutAway: boolean;
}

export interface Category extends Named {
  /** Its names from the top of the tree down to itself. */
  path: string[];
  help: string | null;
  parentId: number | null;
  defaultPriority: Priority;
  department: Named | null;
  team: Named | null;
  skill: Named | null;
  position: number;
  isPublic: boolean;
  /** In use and public, and so is all it lies below: customers may choose it. */
  isOffered: boolean;
  archivedAt: Date | null;
  /** The one above it that took it along when that was archived. */
  archivedWith: number | null;
  version: number;
  changed: LastChangeRow;
}

/** A category's name and help in another language than the desk's own. */
export interface CategoryText {
  language: string;
  name: string;
  help: string | null;
}

export interface Team extends Named {
  description: string | null;
  /** Active staff; null: admins stand in. */
  supervisorId: number | null;
  /** Active people. */
  memberIds: number[];
  departments: Named[];
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}

export interface Skill extends Named {
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}
