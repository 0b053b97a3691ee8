import type { CalendarRow, SlaPolicyDetail } from "@redress/backend/contract";
import { ApplyCard } from "../apply-card.js";
import { ImpactCard, type Reach } from "./impact-card.js";
import { problemsOf } from "./policy-problems.js";
import { draftOf, type PolicyValues } from "./policy-values.js";
import { PreviewCard } from "./preview-card.js";
import type { Choices } from "./use-choices.js";

export interface PolicySideProps {
  /** Null: a new one. */
  policy: SlaPolicyDetail | null;
  values: PolicyValues;
  dirty: boolean;
  daySeconds: number;
  calendar: CalendarRow | undefined;
  choices: Choices;
  reach: Reach;
  onReach: (reach: Reach) => void;
}

/** Beside the form: what the draft would promise, and what it does to the open tickets, before it is saved or after. */
export function PolicySide({ policy, values, dirty, daySeconds, calendar, choices, reach, onReach }: PolicySideProps) {
  return (
    <>
      <PreviewCard
        policyId={policy?.id ?? null}
        values={values}
        daySeconds={daySeconds}
        calendar={calendar}
        choices={choices}
      />
      {dirty ? (
        <ImpactCard
          policyId={policy?.id ?? null}
          draft={problemsOf(values, daySeconds).length === 0 ? draftOf(values, daySeconds) : null}
          reach={reach}
          onReach={onReach}
        />
      ) : (
        policy && (
          <ApplyCard
            key={policy.definition_version}
            kind="policy"
            id={policy.id}
            draft={{ policy_id: policy.id, policy: draftOf(values, daySeconds) }}
            ticketsOnOlder={policy.tickets_on_older}
          />
        )
      )}
    </>
  );
}
