import { Check, Copy, Download, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { announce } from "../../../lib/announcer.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { saveBlob } from "../../../lib/download.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { useSession } from "../../../lib/session.js";

/** Recovery codes, shown this once; kept by nobody afterwards but by whoever wrote them down. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => Promise<void> | void }) {
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { user } = useSession();
  const desk = useAppInfo()?.name ?? "";
  const text = [t("two_factor.codes.for", { desk, email: user?.email ?? "" }), "", ...codes, ""].join("\n");
  // What was pressed to come here is gone.
  useEffect(() => heading.current?.focus(), []);

  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t("ui.copied"));
  };
  const finish = async () => {
    setBusy(true);
    try {
      await onKept();
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="recovery-codes" className="flex flex-col gap-4">
      <div data-print className="flex flex-col gap-4">
        <h2 id="recovery-codes" ref={heading} tabIndex={-1} className="font-semibold">
          {t("two_factor.codes.title")}
        </h2>
        <p className="hidden print:block">{t("two_factor.codes.for", { desk, email: user?.email ?? "" })}</p>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-8 gap-y-1 font-mono tabular-nums">
          {codes.map((code) => (
            <li key={code}>
              <bdi className="whitespace-nowrap">{code}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <Banner tone="warn">{t("two_factor.codes.once")}</Banner>
      <div className="flex flex-wrap gap-2">
        {"clipboard" in navigator && (
          <Button
            icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            onClick={() => void copy()}
          >
            {copied ? t("ui.copied") : t("ui.copy")}
          </Button>
        )}
        <Button
          icon={<Download aria-hidden className="size-4" />}
          onClick={() => saveBlob(new Blob([text], { type: "text/plain" }), "recovery-codes.txt")}
        >
          {t("two_factor.codes.download")}
        </Button>
        <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
          {t("two_factor.codes.print")}
        </Button>
      </div>
      <div>
        <Button look="primary" busy={busy} onClick={() => void finish()}>
          {t("two_factor.codes.kept")}
        </Button>
      </div>
    </section>
  );
}
