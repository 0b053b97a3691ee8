import { useRef, useState } from "react";
import type { DroppedFile } from "../../../components/ui/file-drop.js";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { formatBytes } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { randomKey } from "../../../lib/submit-key.js";

export interface TicketFiles {
  /** On their way, or failed; what arrived is the ticket's. */
  files: readonly DroppedFile[];
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
}

/**
 * Sends files straight to a ticket, one by one.
 *
 * @param maxBytes as the desk allows it.
 * @param onAdded after each that arrived.
 */
export function useTicketFiles(number: string, maxBytes: number, onAdded: () => void): TicketFiles {
  const [files, setFiles] = useState<readonly DroppedFile[]>([]);
  const sources = useRef(new Map<string, { file: File; abort: AbortController }>());

  const change = (key: string, part: Partial<DroppedFile>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const forget = (key: string) => {
    sources.current.delete(key);
    setFiles((all) => all.filter((one) => one.key !== key));
  };

  const start = async (key: string, file: File) => {
    const abort = new AbortController();
    sources.current.set(key, { file, abort });
    try {
      await api.addTicketAttachments({
        params: { id: number },
        files: [file],
        // A retry after a lost answer adds the file once.
        idempotencyKey: key,
        signal: abort.signal,
        onUploadProgress: (progress) => change(key, { progress }),
      });
      forget(key);
      announce(t("guests.files.added", { name: file.name }));
      onAdded();
    } catch (error) {
      if (!abort.signal.aborted) change(key, { state: "failed", error: problemText(error) });
    }
  };

  return {
    files,
    add: (added) => {
      const next = added.map((file): DroppedFile => {
        const error = refusal(file, maxBytes);
        const state = error ? "refused" : "sending";
        return { key: randomKey(), name: file.name, size: file.size, state, progress: 0, error };
      });
      setFiles((all) => [...all, ...next]);
      next.forEach(({ key, state }, index) => {
        const file = added[index];
        if (file && state === "sending") void start(key, file);
      });
    },
    remove: (key) => {
      sources.current.get(key)?.abort.abort();
      forget(key);
    },
    retry: (key) => {
      const source = sources.current.get(key);
      if (!source) return;
      change(key, { state: "sending", progress: 0, error: undefined });
      void start(key, source.file);
    },
  };
}

function refusal(file: File, maxBytes: number): string | undefined {
  if (file.size > maxBytes) return t("ui.problem.too_large_limit", { limit: formatBytes(maxBytes) });
  return file.size === 0 ? t("ui.upload.empty") : undefined;
}
