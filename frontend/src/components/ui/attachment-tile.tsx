import type { Attachment } from "@redress/backend/contract";
import { clsx } from "clsx";
import { File, FileImage, FileText, Download, Hourglass, ShieldAlert } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";

export interface AttachmentTileProps {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** `pending` and `quarantined`: nobody can have it. */
  state: Attachment["scan_state"];
  /** What was found in it, for those who are told its name. */
  finding?: string | null;
  /** Fetches and saves the file. */
  onDownload: () => Promise<void>;
}

/** A file to save; or why it cannot be saved, in a box of the same height, which makes way for it without a jump. */
export function AttachmentTile({ state, finding, ...file }: AttachmentTileProps) {
  if (state === "clean" || state === "unscanned") return <DownloadTile {...file} />;
  const blocked = state === "quarantined";
  const Icon = blocked ? ShieldAlert : Hourglass;
  return (
    <span className="inline-flex min-h-10 max-w-full flex-wrap items-center gap-x-2 rounded-control border border-border bg-sunken px-3 text-dense pointer-coarse:min-h-11">
      <Icon aria-hidden className={clsx("size-4 shrink-0", blocked ? "text-danger-fg" : "text-muted")} />
      <bdi className="min-w-0 truncate">{file.name}</bdi>
      <span className={blocked ? "font-medium text-danger-fg" : "text-muted"}>
        {t(blocked ? "ui.file.blocked" : "ui.file.checked")}
        {blocked && finding && <bdi className="font-normal"> ({finding})</bdi>}
      </span>
    </span>
  );
}

function DownloadTile({ name, mediaType, size, onDownload }: Omit<AttachmentTileProps, "state" | "finding">) {
  const [busy, setBusy] = useState(false);
  const Icon = mediaType.startsWith("image/")
    ? FileImage
    : mediaType.startsWith("text/") || mediaType === "application/pdf"
      ? FileText
      : File;
  const download = async () => {
    setBusy(true);
    try {
      await onDownload();
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      aria-label={t("ui.download_named", { name })}
      aria-busy={busy || undefined}
      onClick={() => !busy && void download()}
      className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-control border border-border-strong bg-surface px-3 text-start text-dense hover:bg-hover pointer-coarse:min-h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <bdi className="min-w-0 truncate">{name}</bdi>
      <span className="shrink-0 text-muted tabular-nums">{formatBytes(size)}</span>
      <Download aria-hidden className="size-4 shrink-0 text-muted" />
    </button>
  );
}
