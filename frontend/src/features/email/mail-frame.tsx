import type { SyntheticEvent } from "react";
import { t } from "../../lib/i18n.js";

/**
 * A mail with its layout. Mail programs know inline styles alone, and the page's content policy, which the frame
 * inherits, forbids them to whoever sends HTML; so they come in under another name and are set by us, one by one.
 * In the sandbox nothing runs, no form is sent, and no link leads out of the frame. Mail is light whatever the theme.
 */
export function MailFrame({ html }: { html: string }) {
  return (
    <iframe
      title={t("email.html_preview")}
      sandbox="allow-same-origin"
      srcDoc={html.replaceAll(' style="', ' data-style="')}
      onLoad={dress}
      className="h-120 w-full rounded-control border border-border-strong bg-white [color-scheme:light]"
    />
  );
}

function dress(event: SyntheticEvent<HTMLIFrameElement>): void {
  const elements = event.currentTarget.contentDocument?.querySelectorAll<HTMLElement>("[data-style]") ?? [];
  for (const element of elements) element.style.cssText = element.dataset["style"] ?? "";
}
