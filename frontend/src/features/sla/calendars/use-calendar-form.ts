import type { CalendarDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { ApiProblem, type FieldError } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { problemText } from "../../../lib/problem-text.js";
import { useSubmitKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import { changesOf, differs, draftOf, factsOf, type CalendarDraft, type CalendarFacts } from "./calendar-draft.js";
import { draftProblems, fieldOfPath } from "./draft-problems.js";
import { keepCalendar } from "./keep-calendar.js";
import { mergeDrafts } from "./merge-drafts.js";

/** What the form began from: what is compared with, and the version that a save goes against. */
interface Base {
  facts: CalendarFacts;
  version: number;
}

/** A problem at a field, or one of the whole form. */
export type FormError = FieldError | { field?: undefined; message: string };

/**
 * A calendar being edited.
 *
 * @param calendar as it is saved now; null for a new one.
 * @param start what a new one begins with.
 */
export function useCalendarForm(calendar: CalendarDetail | null, start: CalendarFacts) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const key = useSubmitKey();
  const sent = useRef("");
  const [base, setBase] = useState<Base>(() => ({ facts: calendar ?? start, version: calendar?.version ?? 0 }));
  const [draft, setDraft] = useState(() => draftOf(base.facts));
  const [busy, setBusy] = useState(false);
  const [{ errors, attempt }, setFailure] = useState<{ errors: readonly FormError[]; attempt: number }>({
    errors: [],
    attempt: 0,
  });
  const dirty = differs(draft, base.facts);

  const beginFrom = (saved: CalendarDetail, next = draftOf(saved)) => {
    setBase({ facts: saved, version: saved.version });
    setDraft(next);
  };
  // Somebody else saved it meanwhile: shown while nothing here would be overwritten by it.
  if (calendar && calendar.version > base.version && !dirty && !busy) beginFrom(calendar);

  const fail = (found: readonly FormError[]) =>
    setFailure((before) => ({ errors: found, attempt: before.attempt + 1 }));

  const change = useCallback((make: (before: CalendarDraft) => Partial<CalendarDraft>) => {
    setDraft((before) => ({ ...before, ...make(before) }));
  }, []);

  /** The same for a repeated press, another for what was changed since. */
  const keyFor = (body: CalendarFacts): string => {
    const text = JSON.stringify(body);
    if (text !== sent.current) key.renew();
    sent.current = text;
    return key.current();
  };

  const send = async (): Promise<void> => {
    if (!calendar) {
      const body = factsOf(draft);
      const added = await api.createCalendar({ body, idempotencyKey: keyFor(body) });
      await keepCalendar(cache, added);
      toast(t("calendars.added", { name: added.name }));
      leaveFreely(() => void navigate(`/admin/calendars/${added.id}`, { replace: true }));
      return;
    }
    const params = { id: String(calendar.id) };
    const saved = await api.updateCalendar({ params, body: changesOf(draft, base.facts), ifMatch: base.version });
    beginFrom(saved);
    await keepCalendar(cache, saved);
    toast(t("calendars.saved", { name: saved.name }));
  };

  const save = async (): Promise<void> => {
    if (busy) return;
    const problems = draftProblems(draft);
    if (problems.length > 0) return fail(problems);
    setBusy(true);
    try {
      await send();
      setFailure({ errors: [], attempt: 0 });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.is("stale_version")) {
        // Theirs beside what was changed here: the next Save puts only the latter over it.
        const theirs = error.current as CalendarDetail;
        beginFrom(theirs, mergeDrafts(base.facts, draft, theirs));
        await keepCalendar(cache, theirs);
      }
      const found = error.errors.map(({ field, message }) => ({ field: fieldOfPath(field, draft), message }));
      fail(found.length > 0 ? found : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };

  return {
    draft,
    change,
    dirty,
    busy,
    errors,
    attempt,
    save: () => void save(),
    discard: () => {
      setDraft(draftOf(base.facts));
      setFailure({ errors: [], attempt: 0 });
    },
  };
}
