import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Card } from "../../components/ui/card.js";
import { FileDrop } from "../../components/ui/file-drop.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { randomKey } from "../../lib/submit-key.js";
import { useKeepImport } from "./use-imports.js";

/** Takes one file; once it is there, its own page says what is in it. */
export function UploadCard() {
  const go = useNavigate();
  const keep = useKeepImport();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState(0);
  const sending = useRef<AbortController | null>(null);
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      sending.current = new AbortController();
      setProgress(0);
      return api.createImport({
        files: [chosen],
        idempotencyKey: randomKey(),
        signal: sending.current.signal,
        onUploadProgress: setProgress,
      });
    },
    onSuccess: (it) => {
      keep(it);
      void go(`/admin/import/${it.id}`);
    },
  });
  const add = ([chosen]: File[]) => {
    if (!chosen || upload.isPending) return;
    setFile(chosen);
    upload.mutate(chosen);
  };
  const remove = () => {
    sending.current?.abort();
    upload.reset();
    setFile(null);
  };
  return (
    <Card title={t("import.upload.title")}>
      <p className="max-w-prose text-muted">{t("import.upload.about")}</p>
      <FileDrop
        label={t("import.upload.choose")}
        hint={t("import.upload.hint")}
        files={
          file
            ? [
                {
                  key: "file",
                  name: file.name,
                  size: file.size,
                  state: upload.error ? "failed" : "sending",
                  progress,
                  error: upload.error ? problemText(upload.error) : undefined,
                },
              ]
            : []
        }
        onAdd={add}
        onRemove={remove}
        onRetry={() => file && upload.mutate(file)}
      />
    </Card>
  );
}
