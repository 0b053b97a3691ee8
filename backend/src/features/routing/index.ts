/** Who should take a ticket: the score over what people hold and can. */
export { pickAssignee } from "./pick-assignee.js";
export { rankAssignees, type Candidate } from "./rank-assignees.js";
