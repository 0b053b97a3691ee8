import type { FilterClause } from "../../../contract/query/index.js";
import { customFieldCondition } from "../../fields/index.js";
import type { Binds } from "../binds.js";
import { channelCondition, priorityCondition, stateCondition, statusCondition } from "./choice-conditions.js";
import { instantCondition } from "./instant-conditions.js";
import { nameCondition } from "./name-conditions.js";
import type { FoundNames } from "./names.js";
import { numberCondition } from "./number-conditions.js";
import type { Reader } from "./reader.js";

/** One clause as a condition on `t`. Turned round it is true of all others, also of those of which nothing is known. */
export function clauseCondition(clause: FilterClause, reader: Reader, names: FoundNames, binds: Binds): string {
  const condition = filterCondition(clause, reader, names, binds);
  return clause.negated ? `(${condition}) IS NOT TRUE` : `(${condition})`;
}

function filterCondition(clause: FilterClause, reader: Reader, names: FoundNames, binds: Binds): string {
  switch (clause.field) {
    case "status":
      return statusCondition(clause);
    case "priority":
      return priorityCondition(clause);
    case "channel":
      return channelCondition(clause);
    case "sla":
    case "is":
    case "has":
    case "following":
    case "snoozed":
      return stateCondition(clause, reader, binds);
    case "due":
    case "created":
    case "updated":
    case "received":
    case "resolved":
    case "closed":
      return instantCondition(clause, reader, binds);
    case "id":
    case "comments":
    case "reopened":
    case "escalation":
      return numberCondition(clause, reader, binds);
    case "assignee":
    case "team":
    case "department":
    case "organization":
    case "category":
    case "skill":
    case "tag":
    case "from":
      return nameCondition(clause, reader, names, binds);
    default:
      return answerCondition(clause, reader, binds);
  }
}

/** Of a field that the desk made for itself. */
function answerCondition(clause: FilterClause, reader: Reader, binds: Binds): string {
  const field = reader.customFields.find(({ key }) => key === clause.field);
  if (!field) throw new Error(`No condition is known for ${clause.field}`);
  return customFieldCondition(field, clause, binds, reader);
}
