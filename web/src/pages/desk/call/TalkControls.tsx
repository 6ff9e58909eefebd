import { Button } from "antd";
import { hotkey } from "~/parts/telephone/use_hotkeys";
import type { TelephonyAdapter } from "~/telephony/adapter";
import type { Call } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

/** What lies open under the strip. */
export type Drawer = "keys" | "call_in" | undefined;

interface Props {
  telephony: TelephonyAdapter;
  call: Call;
  drawer: Drawer;
  onDrawer: (drawer: Drawer) => void;
}

/** What an operator does with a call that is going on. */
export function TalkControls({ telephony, call, drawer, onDrawer }: Props) {
  const { t } = useTexts("desk", "parts/telephone");
  const { can } = useTelephone().telephone;
  const { contact, parties } = call;
  const customer = parties.find(({ kind }) => kind === "customer");
  const held = customer?.state === "on_hold";
  const muted = parties.some((party) => party.self && party.muted);
  // What it does, as with holding: "microphone, pressed" would say the opposite.
  const muteOrNot = t(muted ? "call.unmute" : "call.mute");
  const others = parties.filter((party) => !party.self && party.kind !== "customer" && party.kind !== "supervisor");
  const answered = others.some(({ state }) => state !== "calling");
  const together = answered && !held && others.every(({ state }) => state === "connected");
  const toggle = (wanted: Drawer) => onDrawer(drawer === wanted ? undefined : wanted);
  return (
    <>
      {can.has("hold") && (
        <Button
          type={held ? "primary" : "default"}
          disabled={!customer}
          onClick={() => (held ? telephony.resume(contact.id) : telephony.hold(contact.id))}
          {...hotkey("H", held ? t("call.resume") : t("call.hold"))}
        >
          {held ? t("call.resume") : t("call.hold")}
        </Button>
      )}
      {can.has("mute") && (
        <Button
          type={muted ? "primary" : "default"}
          onClick={() => telephony.mute(contact.id, !muted)}
          {...hotkey("M", muteOrNot)}
        >
          {muteOrNot}
        </Button>
      )}
      {can.has("keys") && (
        <Button aria-expanded={drawer === "keys"} onClick={() => toggle("keys")} {...hotkey("K", t("call.keys"))}>
          {t("call.keys")}
        </Button>
      )}
      {can.has("consult") && (
        <Button
          aria-expanded={drawer === "call_in"}
          onClick={() => toggle("call_in")}
          {...hotkey("T", t("call.call_in"))}
        >
          {t("call.call_in")}
        </Button>
      )}
      {answered && !together && can.has("join") && (
        <Button onClick={() => telephony.join(contact.id)} {...hotkey("J", t("call.join"))}>
          {t("call.join")}
        </Button>
      )}
      {answered && customer && can.has("transfer") && (
        <Button type="primary" onClick={() => telephony.transfer(contact.id)} {...hotkey("L", t("call.leave"))}>
          {t("call.leave")}
        </Button>
      )}
      {/* With others in the call this would leave them alone with the resident: that is said by "hand over". */}
      {!(answered && customer) && can.has("hang_up") && (
        <Button danger onClick={() => telephony.hangUp(contact.id)} {...hotkey("Q", t("call.hang_up"))}>
          {t("call.hang_up")}
        </Button>
      )}
    </>
  );
}
