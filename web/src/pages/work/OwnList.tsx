import { useState } from "react";
import type { ApiClient } from "~/api/client";
import { askOwnLink } from "~/api/work";
import { Link } from "~/app/Link";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { knownList } from "./own_list";

interface Props {
  client: ApiClient;
  /** Of the ticket's link. */
  token: string;
  /** Whether the link to the list can be sent. */
  possible: boolean;
}

/** The way to all tickets of this executor: known on this telephone, or sent to it by SMS. */
export function OwnList({ client, token, possible }: Props) {
  const { t } = useTexts("work");
  const explain = useExplain();
  const [told, setTold] = useState("");
  const [asking, setAsking] = useState(false);
  const known = knownList();
  if (known) {
    return (
      <Link className="work-button" to={`/work/shift/${known}`}>
        {t("work.mine")}
      </Link>
    );
  }
  if (!possible) return null;
  const ask = () => {
    setAsking(true);
    void askOwnLink(client, token)
      .then(
        ({ phone_ending: ending }) => setTold(t("work.mine.sent", { ending })),
        (trouble: unknown) => setTold(explain(trouble)),
      )
      .finally(() => setAsking(false));
  };
  return (
    <>
      <button type="button" className="work-button" disabled={asking} onClick={ask}>
        {t("work.mine")}
      </button>
      {told && <p role="status">{told}</p>}
    </>
  );
}
