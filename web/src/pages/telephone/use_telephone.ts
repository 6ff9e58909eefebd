import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { socketAddress } from "~/settings/settings";
import { Ear } from "./speech";
import { followTelephone, ON_HOOK, type Telephone, type TelephoneMessage } from "./telephone_state";

export interface TelephoneControls {
  telephone: Telephone;
  dial: (from: string, to: string) => void;
  carry: (number: string) => void;
  answer: () => void;
  press: (keys: string) => void;
  hangUp: () => void;
}

/** One telephone on the laptop: a WebSocket for each call, or for as long as it carries a number. aloud: whether the browser says what is heard. */
export function useTelephone(aloud: boolean, noLine: string): TelephoneControls {
  const [telephone, follow] = useReducer(followTelephone, ON_HOOK);
  const socket = useRef<WebSocket>(undefined);
  const speaking = useRef(aloud);

  const send = useCallback((message: unknown) => {
    if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify(message));
  }, []);
  const ear = useMemo(() => new Ear(() => send({ do: "heard" })), [send]);

  useEffect(() => {
    speaking.current = aloud;
    if (!aloud) ear.hush();
  }, [aloud, ear]);

  useEffect(
    () => () => {
      socket.current?.close();
      ear.hush();
    },
    [ear],
  );

  const open = useCallback(
    (order: { do: "dial"; from: string; to: string } | { do: "carry"; number: string }) => {
      ear.hush();
      socket.current?.close();
      const line = new WebSocket(socketAddress("/laptop/telephone"));
      socket.current = line;
      follow({ type: "dial" });
      line.onopen = () => line.send(JSON.stringify(order));
      line.onmessage = ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as TelephoneMessage;
        follow(message);
        if (message.type === "heard") ear.hear(message.text, message.language, speaking.current);
        if (message.type === "talking") ear.hush();
        const over = message.type === "ended" || message.type === "failed";
        if (over && order.do === "dial") line.close(); // a carried number can be called again
      };
      line.onclose = () => {
        if (socket.current === line) follow({ type: "failed", reason: noLine });
      };
    },
    [noLine, ear],
  );

  const dial = useCallback((from: string, to: string) => open({ do: "dial", from, to }), [open]);
  const carry = useCallback((number: string) => open({ do: "carry", number }), [open]);
  const answer = useCallback(() => send({ do: "answer" }), [send]);

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

  return { telephone, dial, carry, answer, press, hangUp };
}
