import type { Attachment } from "@redress/backend/contract";
import { useCallback, useEffect, useRef } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { randomKey } from "../../../lib/submit-key.js";
import { useUploads, type Uploads } from "../../../lib/uploads.js";

/** What a draft keeps beside its texts. */
export interface Sendable {
  /** Uploads that no ticket has claimed yet. */
  files: readonly Attachment[];
  /** The Idempotency-Key it is being sent with; null while it is being written. */
  submitKey: string | null;
}

export interface SendableDraft<Value extends Sendable> {
  value: Value;
  savedAt: Date | null;
  uploads: Uploads;
  /** What files may be added, as the desk says. */
  limits: { maxFiles: number; maxBytes: number };
  edit: (part: Partial<Value>) => void;
  /** Changes what is not sent: its key stays. */
  note: (part: Partial<Value>) => void;
  /** The key to send with: the same for every try, also after a reload, until something is changed. */
  submitKey: () => string;
  clear: () => void;
}

/** Used until the desk has said what it takes; the server decides in the end. */
const USUAL_LIMITS = { maxFiles: 5, maxBytes: 10 * 1024 * 1024 };

/**
 * Something written that can be sent: its texts and uploaded files stay on the device until then, and sending it
 * twice creates one thing.
 *
 * @param key of the draft; another one needs another component (`key`).
 * @param empty a constant.
 */
export function useSendableDraft<Value extends Sendable>(key: string, empty: Value): SendableDraft<Value> {
  const draft = useDraft(key, empty);
  const { set, clear } = draft;
  const latest = useRef({ ...empty, ...draft.value });
  const allowed = useAppInfo()?.attachments;
  const limits = allowed ? { maxFiles: allowed.max_files, maxBytes: allowed.max_bytes } : USUAL_LIMITS;
  const uploads = useUploads(limits, draft.value.files);

  const change = useCallback(
    (part: Partial<Value> | Partial<Sendable>) => {
      latest.current = { ...latest.current, ...part };
      set(latest.current);
    },
    [set],
  );
  const edit = useCallback(
    (part: Partial<Value> | Partial<Sendable>) => {
      const same = Object.entries(part).every(([field, value]) =>
        Object.is(value, (latest.current as Record<string, unknown>)[field]),
      );
      if (!same) change({ ...part, submitKey: null });
    },
    [change],
  );

  const { files } = uploads;
  useEffect(() => {
    const arrived = files.flatMap(({ attachment }) => attachment ?? []);
    if (idsOf(arrived) !== idsOf(latest.current.files)) edit({ files: arrived });
  }, [files, edit]);

  return {
    value: { ...empty, ...draft.value },
    savedAt: draft.savedAt,
    uploads,
    limits,
    edit,
    note: change,
    submitKey: () => {
      const submitKey = latest.current.submitKey ?? randomKey();
      change({ submitKey });
      return submitKey;
    },
    clear: () => {
      latest.current = empty;
      clear();
      uploads.clear();
    },
  };
}

/**
 * Stops a submit that would quietly leave a file behind.
 *
 * @throws ApiProblem when a file was refused or did not arrive.
 */
export function assertAllSent({ files }: Uploads): void {
  if (files.every(({ state }) => state === "done")) return;
  throw new ApiProblem({ code: "validation", status: 0, message: t("complaints.files_failed") });
}

function idsOf(files: readonly Attachment[]): string {
  return files.map(({ id }) => id).join();
}
