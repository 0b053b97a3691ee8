import type { AppInfo } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";

type DemoAccount = AppInfo["demo_accounts"][number];

/** The demo's public sign-ins, each fills in the form. */
export function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}) {
  return (
    <section aria-labelledby="demo-accounts" className="border-t border-border pt-4">
      <h2 id="demo-accounts" className="text-dense font-medium text-muted">
        {t("accounts.demo.title")}
      </h2>
      <ul className="mt-1 flex flex-col">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onChoose(account)}
              className="flex min-h-8 w-full flex-wrap items-center justify-between gap-x-3 rounded-chip px-2 text-start text-dense hover:bg-hover pointer-coarse:min-h-11"
            >
              <bdi className="text-link">{account.email}</bdi>
              <span className="inline-block text-muted first-letter:uppercase">{account.role}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
