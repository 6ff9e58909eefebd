import { Alert } from "antd";
import type { ProblemCard } from "~/api/own_catalogue";
import { useTexts } from "~/texts";

/** Why somebody should look at the change again: the catalogue itself is another since. */
export function TroubleNote({ card }: { card: ProblemCard }) {
  const { t } = useTexts("directory");
  if (!card.trouble) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(`trouble.${card.trouble}`)}
      description={
        card.misfits.length > 0 && (
          <ul>
            {card.misfits.map(({ field, reason }) => (
              <li key={field + reason}>{reason}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
