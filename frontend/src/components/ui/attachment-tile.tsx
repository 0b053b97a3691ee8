import { File, FileImage, FileText, Download } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { toast } from "../../lib/toasts.js";

export interface AttachmentTileProps {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Fetches and saves the file. */
  onDownload: () => Promise<void>;
}

export function AttachmentTile({ name, mediaType, size, onDownload }: AttachmentTileProps) {
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
      toast(problemText(error), { tone: "error" });
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
