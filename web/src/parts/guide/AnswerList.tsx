import { useTexts } from "~/texts";
import "./guide.css";

interface Props {
  items: readonly { key: string; asked: string; answered: string }[];
}

/** What was asked and answered, in order. Without antd: the executor's page shows it too. */
export function AnswerList({ items }: Props) {
  const { t } = useTexts("parts/guide");
  if (!items.length) return null;
  return (
    <ol className="script-answers" aria-label={t("guide.answers")}>
      {items.map(({ key, asked, answered }) => (
        <li key={key}>
          <span className="quiet">{asked}</span> <strong>{answered}</strong>
        </li>
      ))}
    </ol>
  );
}
