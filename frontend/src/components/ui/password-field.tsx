import { useState } from "react";
import { t } from "../../lib/i18n.js";
import { TextField, type TextFieldProps } from "./text-field.js";

/** A password that can be looked at while it is typed; pasting and password managers work as everywhere. */
export function PasswordField(props: Omit<TextFieldProps, "type" | "end">) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      spellCheck={false}
      autoCapitalize="none"
      {...props}
      type={shown ? "text" : "password"}
      end={
        <button
          type="button"
          className="min-h-6 rounded-chip px-2 text-dense font-medium text-link hover:underline"
          aria-pressed={shown}
          aria-label={t("ui.password.show")}
          onClick={() => setShown(!shown)}
        >
          {shown ? t("ui.password.hide_word") : t("ui.password.show_word")}
        </button>
      }
    />
  );
}
