import type { Attachment } from "@redress/backend/contract";
import { useRef, useState, type ClipboardEvent } from "react";
import { api } from "./api.js";
import { formatBytes } from "./format.js";
import { t } from "./i18n.js";
import { problemText } from "./problem-text.js";
import { randomKey } from "./submit-key.js";

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** `refused`: not sent at all, since it is too large or one too many. */
  state: "sending" | "done" | "failed" | "refused";
  progress: number;
  error?: string | undefined;
  /** The server's, once it is there. */
  attachment?: Attachment;
}

export interface Uploads {
  files: readonly Upload[];
  /** Of those that arrived; goes into `attachment_ids`. */
  ids: string[];
  /** Something is still under way. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** For a text field: pasted files are added, pasted text is left alone. */
  onPaste: (event: ClipboardEvent) => void;
  /** Shows exactly these as arrived, beside what is still under way. */
  adopt: (attachments: readonly Attachment[]) => void;
  /** After they were claimed by a ticket or message. */
  clear: () => void;
}

/**
 * Sends files one by one as soon as they are added, before there is a ticket to claim them.
 *
 * @param limits as the desk allows them, see `useAppInfo`.
 * @param initial files that arrived before, from a draft.
 */
export function useUploads(
  limits: { maxFiles: number; maxBytes: number },
  initial: readonly Attachment[] = [],
): Uploads {
  const [files, setFiles] = useState<readonly Upload[]>(() => initial.map(arrived));
  const sources = useRef(new Map<string, { file: File; abort: AbortController }>());

  const change = (key: string, part: Partial<Upload>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const start = async (key: string, file: File) => {
    const abort = new AbortController();
    sources.current.set(key, { file, abort });
    try {
      const { data } = await api.uploadAttachments({
        files: [file],
        signal: abort.signal,
        onUploadProgress: (progress) => change(key, { progress }),
      });
      const [attachment] = data;
      change(key, { state: "done", progress: 1, ...(attachment && { attachment }) });
    } catch (error) {
      if (!abort.signal.aborted) change(key, { state: "failed", error: problemText(error) });
    }
  };

  const add = (added: readonly File[]) => {
    const taken = files.filter(({ state }) => state !== "refused").length;
    const room = Math.max(0, limits.maxFiles - taken);
    const next = added.map((file, index): Upload => {
      const error = refusal(file, index >= room, limits);
      return {
        key: randomKey(),
        name: file.name,
        size: file.size,
        state: error ? "refused" : "sending",
        progress: 0,
        error,
      };
    });
    setFiles((all) => [...all, ...next]);
    next.forEach((upload, index) => {
      const file = added[index];
      if (file && !upload.error) void start(upload.key, file);
    });
  };

  return {
    files,
    ids: files.flatMap(({ attachment }) => attachment?.id ?? []),
    busy: files.some(({ state }) => state === "sending"),
    add,
    remove: (key) => {
      sources.current.get(key)?.abort.abort();
      sources.current.delete(key);
      const id = files.find((one) => one.key === key)?.attachment?.id;
      setFiles((all) => all.filter((one) => one.key !== key));
      // An upload that nothing claims is swept after a day: failing to remove it now does no harm.
      if (id) api.deleteAttachment({ params: { attachment_id: id } }).catch(() => undefined);
    },
    retry: (key) => {
      const source = sources.current.get(key);
      if (!source) return;
      change(key, { state: "sending", progress: 0, error: undefined });
      void start(key, source.file);
    },
    onPaste: (event) => {
      const pasted = [...event.clipboardData.files].map(named);
      if (pasted.length === 0) return;
      event.preventDefault();
      add(pasted);
    },
    adopt: (attachments) =>
      setFiles((all) => [...attachments.map(arrived), ...all.filter(({ state }) => state !== "done")]),
    clear: () => {
      sources.current.clear();
      setFiles([]);
    },
  };
}

/** Pictures from the clipboard are all called the same, which tells nobody anything; files that were copied keep their names. */
function named(file: File, index: number): File {
  if (!/^image\.\w{2,5}$/.test(file.name)) return file;
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), digits(now.getMonth() + 1), digits(now.getDate())].join("-");
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(digits).join("");
  const count = index === 0 ? "" : `-${index + 1}`;
  const name = `pasted-${day}-${time}${count}${file.name.slice(file.name.lastIndexOf("."))}`;
  return new File([file], name, { type: file.type, lastModified: file.lastModified });
}

function arrived(attachment: Attachment): Upload {
  return {
    key: attachment.id,
    name: attachment.file_name,
    size: attachment.size,
    state: "done",
    progress: 1,
    attachment,
  };
}

function refusal(file: File, noRoom: boolean, limits: { maxFiles: number; maxBytes: number }): string | undefined {
  if (noRoom) return t("ui.upload.too_many", { count: limits.maxFiles });
  if (file.size > limits.maxBytes) return t("ui.problem.too_large_limit", { limit: formatBytes(limits.maxBytes) });
  if (file.size === 0) return t("ui.upload.empty");
  return undefined;
}
