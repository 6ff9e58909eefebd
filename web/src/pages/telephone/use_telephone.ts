import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { ReconnectingSocket } from "~/live/reconnecting_socket";
import { socketAddress } from "~/settings/settings";
import { Ear } from "./speech";
import { followTelephone, isBusy, ON_HOOK, type Telephone, type TelephoneMessage } from "./telephone_state";

export interface TelephoneControls {
  telephone: Telephone;
  dial: (from: string, to: string) => void;
  answer: () => void;
  refuse: () => void;
  press: (keys: string) => void;
  hangUp: () => void;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * One telephone on the laptop, which has `number` as long as it is not in a call: it can be called.
 * aloud: whether the browser says what is heard. noLine: the reason shown when the laptop does not answer.
 */
export function useTelephone(number: string, aloud: boolean, noLine: string): TelephoneControls {
  const [telephone, follow] = useReducer(followTelephone, ON_HOOK);
  const socket = useRef<ReconnectingSocket>(undefined);
  const speaking = useRef(aloud);
  const carried = useRef(number);
  const send = useCallback((message: unknown) => socket.current?.send(message) ?? false, []);
  const ear = useMemo(() => new Ear(() => send({ do: "heard" })), [send]);

  useEffect(() => {
    speaking.current = aloud;
    if (!aloud) ear.hush();
  }, [aloud, ear]);

  useEffect(() => {
    const line = new ReconnectingSocket({
      address: async () => socketAddress("/laptop/telephone"),
      onOpen: (tell) => E164.test(carried.current) && tell({ do: "carry", number: carried.current }),
      onLine: (up) => {
        if (!up) follow({ type: "failed", reason: noLine });
      },
      onMessage: (told) => {
        const message = told as TelephoneMessage;
        follow(message);
        if (message.type === "heard") ear.hear(message.text, message.language, speaking.current);
        if (message.type === "talking" || message.type === "ended") ear.hush();
      },
    });
    socket.current = line;
    return () => {
      line.close();
      ear.hush();
    };
  }, [ear, noLine]);

  const busy = isBusy(telephone);
  useEffect(() => {
    carried.current = number;
    if (busy || !E164.test(number)) return;
    const typing = setTimeout(() => send({ do: "carry", number }), 400);
    return () => clearTimeout(typing);
  }, [number, busy, send]);

  const dial = useCallback(
    (from: string, to: string) => {
      ear.hush();
      follow({ type: "dial" });
      if (!send({ do: "dial", from, to })) follow({ type: "failed", reason: noLine });
    },
    [send, ear, noLine],
  );
  const answer = useCallback(() => void send({ do: "answer" }), [send]);
  const refuse = useCallback(() => void send({ do: "refuse" }), [send]);
  const press = useCallback(
    (keys: string) => {
      ear.hush();
      follow({ type: "press", keys });
      send({ do: "press", keys });
    },
    [send, ear],
  );
  const hangUp = useCallback(() => {
    ear.hush();
    send({ do: "hang_up" });
    follow({ type: "ended", reason: "" });
  }, [send, ear]);

  return { telephone, dial, answer, refuse, press, hangUp };
}
