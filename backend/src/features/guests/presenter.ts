import type { Field, GuestTopics } from "../../contract/index.js";
import type { listCategories, listDepartments } from "../directory/index.js";

type Categories = Awaited<ReturnType<typeof listCategories>>;
type Departments = Awaited<ReturnType<typeof listDepartments>>;

/** What the form offers to a stranger: names and help, nothing of how the desk works. */
export function presentTopics(categories: Categories, departments: Departments, fields: Field[]): GuestTopics {
  return {
    topics: categories.map(({ id, name, help, parentId, position, department }) => ({
      id,
      name,
      help,
      parent_id: parentId,
      position,
      archived: false,
      // Its name may be nobody's business outside: only that the topic decides it.
      department: department && { id: department.id },
    })),
    departments: departments.map(({ id, name, organization }) => ({ id, name, organization })),
    fields: fields.filter(({ fill }) => fill),
  };
}
