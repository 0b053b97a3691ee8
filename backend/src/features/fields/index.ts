/** Questions of the desk's own, and what tickets answer to them: the feature's one door. */
export { fieldRoutes } from "./routes.js";
export { createField, type NewField } from "./commands/create-field.js";
export {
  canBeTakenAway,
  holdFields,
  holdsAnswers,
  isResolvable,
  judgeFiled,
  judgeImported,
  planAnswers,
  requireResolvable,
  writeAnswers,
  writeFirstAnswers,
} from "./answers.js";
export { canRead as canReadField, customersRead, type AnswerRights } from "./policy.js";
export { customFieldCondition } from "./query-condition.js";
export { queryFieldsOf } from "./query-fields.js";
export { tellAnswers } from "./tell-answers.js";
export { presentAnswers, presentColumns, presentFields, question as questionIn } from "./presenter.js";
export { answersColumn, answersOf, readFields, storedAnswers, type AnswersJson } from "./queries.js";
export type { AnswerChange, Field, FieldAnswers } from "./models.js";
