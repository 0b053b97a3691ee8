import { lazy, Suspense } from "react";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { t } from "../../lib/i18n.js";
import { AppearanceCard } from "./appearance-card.js";
import { NotificationPreferencesCard } from "./notification-preferences-card.js";
import { PhotoCard } from "./photo-card.js";
import { ProfileForm } from "./profile-form.js";

const ApiKeysCard = lazy(async () => ({ default: (await import("./api-keys/api-keys-card.js")).ApiKeysCard }));

const TwoFactorCard = lazy(async () => ({ default: (await import("./two-factor/two-factor-card.js")).TwoFactorCard }));

export function ProfilePage() {
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-6 p-4 md:p-8">
      <FocusHeading title={t("accounts.profile.title")}>{t("accounts.profile.title")}</FocusHeading>
      <PhotoCard />
      <ProfileForm />
      <AppearanceCard />
      <NotificationPreferencesCard />
      <Suspense>
        <TwoFactorCard />
      </Suspense>
      <Suspense>
        <ApiKeysCard />
      </Suspense>
    </div>
  );
}
