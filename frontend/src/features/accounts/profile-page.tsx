import { Suspense } from "react";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { Skeleton } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { useMe } from "../../lib/session.js";
import { AppearanceCard } from "./appearance-card.js";
import { NotificationPreferencesCard } from "./notification-preferences-card.js";
import { PhotoCard } from "./photo-card.js";
import { ProfileForm } from "./profile-form.js";

const PushCard = lazy(async () => ({ default: (await import("./push/push-card.js")).PushCard }));
const PasswordCard = lazy(async () => ({ default: (await import("./own-account/password-card.js")).PasswordCard }));
const EmailCard = lazy(async () => ({ default: (await import("./own-account/email-card.js")).EmailCard }));
const TwoFactorCard = lazy(async () => ({ default: (await import("./two-factor/two-factor-card.js")).TwoFactorCard }));
const SessionsCard = lazy(async () => ({ default: (await import("./sessions/sessions-card.js")).SessionsCard }));
const ApiKeysCard = lazy(async () => ({ default: (await import("./api-keys/api-keys-card.js")).ApiKeysCard }));
const KeyboardCard = lazy(async () => ({ default: (await import("./keyboard/keyboard-card.js")).KeyboardCard }));
const SignatureCard = lazy(async () => ({ default: (await import("./signature/signature-card.js")).SignatureCard }));
const ExportCard = lazy(async () => ({ default: (await import("./own-account/export-card.js")).ExportCard }));
const DeleteCard = lazy(async () => ({ default: (await import("./own-account/delete-card.js")).DeleteCard }));

/** Everything about oneself, a card each; what few people need arrives after the page. */
export function ProfilePage() {
  const me = useMe();
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-6 p-4 md:p-8">
      <FocusHeading title={t("accounts.profile.title")}>{t("accounts.profile.title")}</FocusHeading>
      <PhotoCard />
      <ProfileForm />
      <AppearanceCard />
      <NotificationPreferencesCard />
      <Suspense fallback={<Skeleton className="h-40" />}>
        <PushCard />
        {me.is_staff && <SignatureCard />}
        {me.is_staff && <KeyboardCard />}
        <PasswordCard />
        <EmailCard />
        <TwoFactorCard />
        <SessionsCard />
        <ApiKeysCard />
        <ExportCard />
        <DeleteCard />
      </Suspense>
    </div>
  );
}
