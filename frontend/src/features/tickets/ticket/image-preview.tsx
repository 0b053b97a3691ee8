import type { Attachment } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { fetchFile } from "../../../lib/download.js";
import { t } from "../../../lib/i18n.js";

const RASTER = ["image/png", "image/jpeg", "image/webp", "image/gif"];
/** Larger pictures are fetched only when somebody downloads them. */
const MOST_BYTES = 5_000_000;

export function isPreviewable({ media_type, size, scan_state }: Attachment): boolean {
  return RASTER.includes(media_type) && size <= MOST_BYTES && scan_state !== "quarantined";
}

/** A small picture of an image file. The file comes with the reader's rights, so the page shows a copy of its own. */
export function ImagePreview({ file }: { file: Attachment }) {
  const [url, setUrl] = useState<string | null>(null);
  const waits = file.scan_state === "pending";
  useEffect(() => {
    if (waits) return;
    let made: string | null = null;
    let gone = false;
    fetchFile(file.id).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      // Without its picture the file is still there to download.
      () => undefined,
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.id, waits]);
  if (url === null) return <span aria-hidden className="block h-32 w-48 max-w-full rounded-control bg-sunken" />;
  return (
    <img
      src={url}
      alt={t("ticket.image", { name: file.file_name })}
      className="h-32 max-w-full self-start rounded-control border border-border object-contain"
    />
  );
}
