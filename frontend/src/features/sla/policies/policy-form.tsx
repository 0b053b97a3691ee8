import type { CalendarRow, SlaPolicyDetail } from "@redress/backend/contract";
import { clsx } from "clsx";
import { Suspense, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { SaveBar } from "../../../components/ui/save-bar.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { CalendarSection } from "./calendar-section.js";
import { DatesSection, PausingSection, ReopeningSection } from "./clock-sections.js";
import { ConditionsSection } from "./conditions-section.js";
import type { Reach } from "./impact-card.js";
import { isKindOfThing, type Named } from "./names.js";
import { changedParts, mergeValues, newPolicy, valuesOf, type PolicyValues } from "./policy-values.js";
import { StepsSection } from "./steps-section.js";
import { TargetsSection } from "./targets-section.js";
import { useChoices } from "./use-choices.js";
import { useSavePolicy } from "./use-save-policy.js";
import { WarnSection } from "./warn-section.js";

const DeletePolicy = lazy(async () => ({ default: (await import("./delete-policy.js")).DeletePolicy }));
const PolicySide = lazy(async () => ({ default: (await import("./policy-side.js")).PolicySide }));

/** A day while no calendar is chosen. */
const DAY_SECONDS = 86_400;

export interface PolicyFormProps {
  /** Null: a new one. */
  policy: SlaPolicyDetail | null;
  calendars: readonly CalendarRow[];
}

/** All that a policy says, beside what it would promise. */
export function PolicyForm({ policy, calendars }: PolicyFormProps) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [base, setBase] = useState(policy);
  const [begun, setBegun] = useState(() => (policy ? valuesOf(policy) : newPolicy(onlyOne(calendars))));
  const [values, setValues] = useState(begun);
  const [reach, setReach] = useState<Reach>("new");
  const [deleting, setDeleting] = useState(false);
  const dirty = changedParts(values, begun).length > 0;

  const adopt = (saved: SlaPolicyDetail, merge: (theirs: PolicyValues) => PolicyValues = (theirs) => theirs) => {
    const theirs = valuesOf(saved);
    setBase(saved);
    setBegun(theirs);
    setValues(merge(theirs));
  };
  // Changed elsewhere, such as by the list's switch; what is being written here stays, and is judged on Save.
  if (policy && base && policy.version > base.version && !dirty) adopt(policy);

  const calendar = calendars.find(({ id }) => String(id) === values.calendar_id);
  const daySeconds = calendar?.day_seconds ?? DAY_SECONDS;
  const choices = useChoices(wanted(values), policy?.labels);
  const { save, clear, busy, errors, attempt, errorOf } = useSavePolicy({
    policy: base,
    begun,
    daySeconds,
    onSaved: (saved) => {
      if (base) {
        adopt(saved);
        setReach("new");
      } else leaveFreely(() => void navigate(`/admin/sla/${saved.id}`, { replace: true }));
    },
    onTheirs: (theirs) => adopt(theirs, (present) => mergeValues(values, begun, present)),
  });
  const isDefault = policy?.is_default ?? false;
  const part = {
    values,
    set: <Part extends keyof PolicyValues>(name: Part, value: PolicyValues[Part]) =>
      setValues((before) => ({ ...before, [name]: value })),
    errorOf,
  };
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values, reach);
      }}
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ErrorSummary errors={errors} attempt={attempt} />
          <Card title={t("sla_policies.section.name")}>
            <TextField
              label={t("sla_policies.name")}
              name="name"
              autoComplete="off"
              maxLength={80}
              className="sm:max-w-96"
              value={values.name}
              error={part.errorOf("name")}
              onChange={(event) => part.set("name", event.target.value)}
            />
          </Card>
          <ConditionsSection {...part} isDefault={isDefault} choices={choices} />
          <CalendarSection {...part} calendars={calendars} calendar={calendar} />
          <TargetsSection {...part} daySeconds={daySeconds} calendars={calendars} />
          <PausingSection {...part} />
          <WarnSection {...part} />
          <StepsSection {...part} daySeconds={daySeconds} teams={choices.of("teams")} nameOf={choices.nameOf} />
          <ReopeningSection {...part} />
          <DatesSection {...part} isDefault={isDefault} />
          {policy && (
            <div className="flex flex-wrap items-center justify-between gap-2">
              <LastChanged change={policy.last_change} />
              {!isDefault && <Button onClick={() => setDeleting(true)}>{t("sla_policies.delete")}</Button>}
            </div>
          )}
        </div>
        <div
          className={clsx(
            "flex min-w-0 flex-col gap-4 xl:sticky xl:top-4 xl:overflow-y-auto",
            // The bar with Save covers nothing of it.
            dirty ? "xl:max-h-[calc(100dvh-10rem)]" : "xl:max-h-[calc(100dvh-5rem)]",
          )}
        >
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <PolicySide {...{ policy, values, dirty, daySeconds, calendar, choices, reach }} onReach={setReach} />
          </Suspense>
        </div>
      </div>
      <SaveBar
        dirty={dirty}
        busy={busy}
        onSave={() => form.current?.requestSubmit()}
        onDiscard={() => {
          setValues(begun);
          clear();
        }}
      />
      <Suspense>
        {deleting && (
          <DeletePolicy
            policy={policy}
            onClose={() => setDeleting(false)}
            onDeleted={() => leaveFreely(() => void navigate("/admin/sla", { replace: true }))}
          />
        )}
      </Suspense>
    </form>
  );
}

const onlyOne = (calendars: readonly CalendarRow[]): number | null =>
  calendars.length === 1 ? (calendars[0]?.id ?? null) : null;

/** What the form has to know by name: what its conditions name, categories for the preview, teams for steps. */
function wanted({ conditions, steps }: PolicyValues): ReadonlySet<Named> {
  const kinds = conditions.map(({ name }) => name).filter(isKindOfThing);
  return new Set<Named>([...kinds, "category_ids", ...(steps.length > 0 ? (["teams"] as const) : [])]);
}
