import type { Priority } from "../../contract/index.js";

export interface Named {
  id: number;
  name: string;
}

export interface Department extends Named {
  organization: Named;
}

export interface Category extends Named {
  help: string | null;
  parentId: number | null;
  defaultPriority: Priority;
  department: Named | null;
  team: Named | null;
  skill: Named | null;
  position: number;
  archivedAt: Date | null;
}

export interface Team extends Named {
  supervisorId: number | null;
  memberIds: number[];
  departments: Named[];
}
