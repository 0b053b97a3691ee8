import type { Priority } from "../../contract/index.js";
import type { LastChangeRow } from "../desk/index.js";

export interface Named {
  id: number;
  name: string;
}

export interface Department extends Named {
  organization: Named;
}

export interface Category extends Named, Changed {
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
