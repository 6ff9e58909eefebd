import { Input } from "antd";
import { useTexts } from "~/texts";

type Texts = Readonly<Record<string, string | undefined>>;

interface Props {
  languages: readonly string[];
  value: Texts;
  onChange: (value: Texts) => void;
}

/** What residents are told besides, a line for each of the company's languages. */
export function OutageTexts({ languages, value, onChange }: Props) {
  const { t } = useTexts("parts/outages");
  return languages.map((language) => (
    <div key={language} className="outage-text">
      <span className="quiet">{t("outages.text", { language })}</span>
      <Input
        size="small"
        aria-label={t("outages.text", { language })}
        placeholder={t("outages.text.hint")}
        autoComplete="off"
        maxLength={500}
        value={value[language] ?? ""}
        onChange={(event) => onChange({ ...value, [language]: event.target.value })}
      />
    </div>
  ));
}

/** Those in which something is said. */
export const saidIn = (texts: Texts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text?.trim() ? [[language, text.trim()]] : [])),
  );
