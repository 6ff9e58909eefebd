import { App } from "antd";
import { useEffect } from "react";
import { useTexts } from "~/texts";
import type { Way } from "./navigation";
import { navigate } from "./path";

interface Props {
  to: Way;
  /** The page that was asked for and is not for this person: they are told. */
  instead?: Way;
}

/** Goes to that page, in the place of the one that was asked for. */
export function LeadOn({ to, instead }: Props) {
  const { t } = useTexts("parts/sign_in");
  const { message } = App.useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; another language says nothing anew
  useEffect(() => {
    if (instead) void message.info(t("sign_in.led_on", { asked: t(instead.name), first: t(to.name) }), 8);
    navigate(to.path, { replace: true });
  }, [to, instead]);
  return null;
}
