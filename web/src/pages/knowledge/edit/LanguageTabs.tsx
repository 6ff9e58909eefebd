import { Button, Popconfirm, Segmented, Space } from "antd";
import type { Documents } from "~/api/guides";
import { LANGUAGES, useTexts } from "~/texts";

interface Props {
  documents: Documents;
  language: string;
  onLanguage: (language: string) => void;
  onChange: (documents: Record<string, string>) => void;
}

/** The languages that the guide is written in; another one begins as a copy, to be translated. */
export function LanguageTabs({ documents, language, onLanguage, onChange }: Props) {
  const { t } = useTexts("knowledge");
  const written = LANGUAGES.filter(({ code }) => code in documents);
  const missing = LANGUAGES.filter(({ code }) => !(code in documents));
  const add = (code: string) => {
    onChange({ ...documents, [code]: documents[language] ?? "" });
    onLanguage(code);
  };
  const remove = () => {
    const { [language]: _, ...rest } = documents;
    onChange(rest);
    onLanguage(Object.keys(rest)[0] ?? "");
  };
  return (
    <Space wrap className="language-tabs">
      <Segmented
        aria-label={t("app.language")}
        value={language}
        onChange={onLanguage}
        options={written.map(({ code, whole }) => ({ value: code, label: whole }))}
      />
      {missing.map(({ code, whole }) => (
        <Button key={code} type="dashed" size="small" onClick={() => add(code)}>
          + {whole}
        </Button>
      ))}
      {written.length > 1 && (
        <Popconfirm title={t("knowledge.remove_language.sure")} onConfirm={remove} okText={t("knowledge.remove")}>
          <Button type="text" size="small">
            {t("knowledge.remove_language")}
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
}
