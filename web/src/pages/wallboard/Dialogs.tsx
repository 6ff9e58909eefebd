import { useQueryClient } from "@tanstack/react-query";
import { type Destination, orderCall, setOperatorState } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Ask, type Choice } from "./Ask";
import { type Intent, useBoard, useCallerName, useQueueNaming } from "./board_context";

interface Props {
  intent: Intent;
  /** It is done; said: a sentence for the page, or nothing. */
  onDone: (said?: string) => void;
  onClose: () => void;
  /** Lets the supervisor's telephone join, once it is noted. */
  onJoin: () => void;
}

/** Asks whether somebody means it, and does it. */
export function Dialog({ intent, ...rest }: Props) {
  switch (intent.what) {
    case "listen":
    case "join":
      return <HearDialog intent={intent} {...rest} />;
    case "move":
      return <MoveDialog intent={intent} {...rest} />;
    case "state":
      return <StateDialog intent={intent} {...rest} />;
  }
}

type Of<What extends Intent["what"]> = Omit<Props, "intent"> & { intent: Extract<Intent, { what: What }> };

function HearDialog({ intent, onDone, onClose, onJoin }: Of<"listen" | "join">) {
  const { t } = useTexts("wallboard");
  const { client } = useDozor();
  const { what } = intent;
  return (
    <Ask
      title={t(`${what}.title`)}
      what={t(`${what}.what`)}
      okText={t(`act.${what}`)}
      whyHint={t("act.why_hint")}
      onClose={onClose}
      onDo={async ({ why, key }) => {
        await orderCall(client, intent.call, what, { why }, key);
        if (what === "join") onJoin();
        onDone();
      }}
    />
  );
}

function MoveDialog({ intent, onDone, onClose }: Of<"move">) {
  const { t } = useTexts("wallboard");
  const { client } = useDozor();
  const { board } = useBoard();
  const { byName } = useQueueNaming();
  const refresh = useRefresh();
  const { call } = intent;
  const who = useCallerName()(call);
  const operators = board.operators.filter(({ queues }) => queues.includes(call.queue));
  const choice: Choice = {
    label: t("move.to"),
    options: [
      {
        label: t("move.queues"),
        options: board.queues
          .filter(({ id }) => id !== call.queue)
          .map(({ id, name }) => ({ label: byName(name), value: `queue ${id}` })),
      },
      {
        label: t("move.operators"),
        options: operators.map(({ name, email }) => ({ label: name, value: `operator ${email}` })),
      },
    ],
  };
  return (
    <Ask
      title={t("move.title")}
      what={t("move.what", { seconds: board.limits.prefer_for })}
      okText={t("act.move")}
      whyHint={t("act.why_hint")}
      choice={choice}
      onClose={onClose}
      onDo={async ({ why, chosen, key }) => {
        const to = readChoice(chosen);
        await orderCall(client, call, "move", { why, ...to }, key);
        refresh();
        const given = operators.find(({ email }) => email === to.operator);
        onDone(given ? t("act.done_give", { who, name: given.name }) : t("act.done_move", { who }));
      }}
    />
  );
}

function StateDialog({ intent, onDone, onClose }: Of<"state">) {
  const { t, word } = useTexts("wallboard");
  const { client } = useDozor();
  const { board } = useBoard();
  const refresh = useRefresh();
  const { name, email, status } = intent.operator;
  const states = board.statuses.filter((one) => one !== status);
  return (
    <Ask
      title={t("state.title", { name })}
      what={t("state.what")}
      okText={t("operators.set", { name })}
      whyHint={t("act.why_state")}
      choice={{
        label: t("state.new"),
        options: [
          { label: t("state.new"), options: states.map((one) => ({ label: word("status", one), value: one })) },
        ],
      }}
      onClose={onClose}
      onDo={async ({ why, chosen: state, key }) => {
        await setOperatorState(client, { operator: email, state, why }, key);
        refresh();
        onDone(t("act.done_state", { name, status: word("status", state) }));
      }}
    />
  );
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ["wallboard"] });
}

function readChoice(chosen: string): Destination {
  const [kind = "", ...rest] = chosen.split(" ");
  return { [kind]: rest.join(" ") };
}
