import { useMutation } from "@tanstack/react-query";
import { Image } from "lucide-react";
import { useId, useRef } from "react";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { Button } from "./button.js";
import { Problem } from "./announced.js";

export interface LogoFieldProps {
  url: string | null;
  /** Takes effect at once: a file is no part of what is saved. */
  onSet: (file: File) => Promise<void>;
  onRemove: () => Promise<void>;
}

/** A logo, as it is shown, with the ways to change it. */
export function LogoField({ url, onSet, onRemove }: LogoFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const set = useMutation({ mutationFn: onSet });
  const remove = useMutation({ mutationFn: onRemove });
  const error = set.error ?? remove.error;
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="flex flex-col gap-2">
      <span id={`${id}-label`} className="font-medium">
        {t("ui.logo")}
      </span>
      <div className="flex flex-wrap items-center gap-4">
        <span className="flex h-16 w-32 shrink-0 items-center justify-center rounded-control border border-border bg-surface p-2">
          {url ? (
            <img src={url} alt={t("ui.logo.present")} className="max-h-full max-w-full object-contain" />
          ) : (
            <Image aria-hidden className="size-6 text-muted" />
          )}
        </span>
        <div className="flex min-w-0 flex-1 basis-48 flex-col gap-2">
          <div className="flex flex-wrap gap-2">
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              aria-label={t("ui.logo.file")}
              className="hidden"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = "";
                remove.reset();
                if (file) set.mutate(file);
              }}
            />
            <Button aria-describedby={`${id}-hint`} busy={set.isPending} onClick={() => input.current?.click()}>
              {url ? t("ui.logo.change") : t("ui.logo.choose")}
            </Button>
            {url && (
              <Button
                look="ghost"
                busy={remove.isPending}
                onClick={() => {
                  set.reset();
                  remove.mutate();
                }}
              >
                {t("ui.logo.remove")}
              </Button>
            )}
          </div>
          <p id={`${id}-hint`} className="text-dense text-muted">
            {t("ui.logo.hint")}
          </p>
          {error && <Problem>{problemText(error)}</Problem>}
        </div>
      </div>
    </div>
  );
}
