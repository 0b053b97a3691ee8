import { CircleHelp, LogOut, MessageSquareQuote, Monitor, Moon, Sun, Timer, UserRound } from "lucide-react";
import { useNavigate } from "react-router-dom";
import { Avatar } from "../../components/ui/avatar.js";
import { Menu } from "../../components/ui/menu.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { signOut, updatePerson, useMay, useMe } from "../../lib/session.js";
import { setTheme, useTheme, type Theme } from "../../lib/theme.js";

const THEMES: { value: Theme; label: "app.theme.system" | "app.theme.light" | "app.theme.dark"; icon: typeof Sun }[] = [
  { value: "system", label: "app.theme.system", icon: Monitor },
  { value: "light", label: "app.theme.light", icon: Sun },
  { value: "dark", label: "app.theme.dark", icon: Moon },
];

/** The menu behind one's own picture. */
export function PersonMenu() {
  const me = useMe();
  const may = useMay();
  const theme = useTheme();
  const go = useNavigate();

  const chooseTheme = (value: Theme) => {
    setTheme(value);
    api.updateMe({ body: { theme: value }, ifMatch: me.version }).then(updatePerson, (error: unknown) => {
      toastProblem(error);
    });
  };
  const leave = () => {
    signOut().catch((error: unknown) => toastProblem(error));
  };

  const trigger = (
    <button
      type="button"
      aria-label={t("app.person_menu", { name: me.full_name })}
      className="inline-flex size-control min-w-8 items-center justify-center rounded-full"
    >
      <Avatar person={me} />
    </button>
  );
  return (
    <Menu
      label={t("app.person_menu", { name: me.full_name })}
      trigger={trigger}
      groups={[
        [
          { id: "me", label: t("app.nav.profile"), icon: <UserRound className="size-4" />, run: () => void go("/me") },
          ...(may("ticket.reply")
            ? [
                {
                  id: "canned",
                  label: t("app.nav.canned"),
                  icon: <MessageSquareQuote className="size-4" />,
                  run: () => void go("/canned"),
                },
              ]
            : []),
          // The bar of phones has no room for it.
          ...(may("time.track")
            ? [
                {
                  id: "time",
                  label: t("app.nav.time"),
                  icon: <Timer className="size-4" />,
                  run: () => void go("/time"),
                },
              ]
            : []),
          {
            id: "help",
            label: t("app.nav.help"),
            icon: <CircleHelp className="size-4" />,
            run: () => void go("/help"),
          },
        ],
        THEMES.map(({ value, label, icon: Icon }) => ({
          id: value,
          label: t(label),
          icon: <Icon className="size-4" />,
          checked: value === theme,
          run: () => chooseTheme(value),
        })),
        [{ id: "leave", label: t("app.sign_out"), icon: <LogOut className="size-4 flip-rtl" />, run: leave }],
      ]}
    />
  );
}
