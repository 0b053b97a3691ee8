import { clsx } from "clsx";
import { Paperclip, RotateCcw, X } from "lucide-react";
import { useId, useState, type DragEvent } from "react";
import { formatBytes } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { Announced } from "./announced.js";
import { IconButton } from "./icon-button.js";

export interface DroppedFile {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** `refused`: not sent at all, since it is too large or one too many. */
  state: "sending" | "done" | "failed" | "refused";
  /** From 0 to 1 while sending. */
  progress: number;
  error?: string | undefined;
}

export interface FileDropProps {
  label: string;
  hint: string;
  files: readonly DroppedFile[];
  onAdd: (files: File[]) => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
  /** A button in a row instead of a dashed box. */
  compact?: boolean;
}

/** Files by choosing or dropping, each with its own progress. For pasting, give the page's `onPaste` to the same `onAdd`. */
export function FileDrop({ label, hint, files, onAdd, onRemove, onRetry, compact = false }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onAdd([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div
        className={clsx(
          // With the input where the label is: what scrolls one into sight scrolls the other.
          "relative",
          !compact && "rounded-control border border-dashed p-4 text-center",
          over ? "border-accent bg-selected" : "border-border-strong",
        )}
      >
        <input
          id={id}
          type="file"
          multiple
          className="peer sr-only"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            onAdd([...(event.target.files ?? [])]);
            // The same file can be chosen again after it was removed.
            event.target.value = "";
          }}
        />
        <label
          htmlFor={id}
          className="inline-flex min-h-control cursor-pointer items-center gap-2 rounded-control px-2 font-medium text-link underline-offset-2 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus hover:underline"
        >
          <Paperclip aria-hidden className="size-4" />
          {label}
        </label>
        <p id={`${id}-hint`} className={compact ? "sr-only" : "text-dense text-muted"}>
          {hint}
        </p>
      </div>
      {files.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2">
          {files.map((file) => (
            <FileLine key={file.key} file={file} onRemove={onRemove} onRetry={onRetry} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FileLine({ file, onRemove, onRetry }: Pick<FileDropProps, "onRemove" | "onRetry"> & { file: DroppedFile }) {
  return (
    <li className="rounded-control border border-border bg-surface px-3 py-1 text-dense">
      <div className="flex items-center gap-2">
        <bdi className="min-w-0 flex-1 truncate text-start">{file.name}</bdi>
        <span className="shrink-0 text-muted tabular-nums">{formatBytes(file.size)}</span>
        {file.state === "failed" && (
          <IconButton
            label={t("ui.retry_named", { name: file.name })}
            icon={<RotateCcw className="size-4" />}
            onClick={() => onRetry(file.key)}
          />
        )}
        <IconButton
          label={t("ui.remove_named", { name: file.name })}
          icon={<X className="size-4" />}
          onClick={() => onRemove(file.key)}
        />
      </div>
      {file.state === "sending" && (
        <progress
          max={1}
          value={file.progress}
          aria-label={t("ui.uploading_named", { name: file.name })}
          className="mb-1 block h-1 w-full accent-accent"
        />
      )}
      {file.error && (
        <Announced urgency="assertive" className="pb-1 font-medium text-danger-fg">
          {file.error}
        </Announced>
      )}
    </li>
  );
}
