import type { CalendarDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSaving } from "../../../components/ui/use-saving.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import type { SubmitKey } from "../../../lib/submit-key.js";
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

/**
 * A calendar being edited.
 *
 * @param calendar as it is saved now; null for a new one.
 * @param start what a new one begins with.
 */
export function useCalendarForm(calendar: CalendarDetail | null, start: CalendarFacts) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const saving = useSaving();
  const [base, setBase] = useState<Base>(() => ({ facts: calendar ?? start, version: calendar?.version ?? 0 }));
  const [draft, setDraft] = useState(() => draftOf(base.facts));
  const dirty = differs(draft, base.facts);

  const beginFrom = (saved: CalendarDetail, next = draftOf(saved)) => {
    setBase({ facts: saved, version: saved.version });
    setDraft(next);
  };
  // Somebody else saved it meanwhile: shown while nothing here would be overwritten by it.
  if (calendar && calendar.version > base.version && !dirty && !saving.busy) beginFrom(calendar);

  const change = useCallback((make: (before: CalendarDraft) => Partial<CalendarDraft>) => {
    setDraft((before) => ({ ...before, ...make(before) }));
  }, []);

  const send = async (submitKeyOf: SubmitKey["of"]): Promise<void> => {
    if (!calendar) {
      const body = factsOf(draft);
      const added = await api.createCalendar({ body, idempotencyKey: submitKeyOf(body) });
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

  /** Theirs beside what was changed here: the next Save puts only the latter over it. */
  const takeTheirs = async (theirs: CalendarDetail): Promise<void> => {
    beginFrom(theirs, mergeDrafts(base.facts, draft, theirs));
    await keepCalendar(cache, theirs);
  };

  return {
    ...saving,
    draft,
    change,
    dirty,
    save: () => {
      if (saving.busy) return;
      saving.save(draftProblems(draft), send, {
        onRefused: async (problem) => {
          if (problem.is("stale_version")) await takeTheirs(problem.current as CalendarDetail);
        },
        placed: (problem) =>
          problem.errors.map(({ field, message }) => ({ field: fieldOfPath(field, draft), message })),
      });
    },
    discard: () => {
      setDraft(draftOf(base.facts));
      saving.clear();
    },
  };
}
