/** Who should take a ticket: the score over what people hold and can, of those who are there. */
export { pickAssignee, type Pick } from "./pick-assignee.js";
export { rankAssignees } from "./rank-assignees.js";
