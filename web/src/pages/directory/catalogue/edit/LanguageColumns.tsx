import { Input } from "antd";
import type { ReactNode } from "react";
import type { ProblemSides } from "~/api/own_catalogue";
import { LANGUAGES, useTexts } from "~/texts";
import { nameLanguage } from "~/texts/language_name";
import type { Draft } from "./draft";
import { FieldErrors } from "./FieldErrors";

interface Props {
  draft: Draft;
  common: ProblemSides | null;
  /** Languages in which it must have a name. */
  needed: readonly string[];
  errors: ReadonlyMap<string, readonly string[]>;
  onChange: (change: Partial<Draft>) => void;
}

const ROWS = ["names", "synonyms", "advice"] as const;
type Row = (typeof ROWS)[number];

/** Name, what residents say, and advice: the four languages side by side. What is emptied is the catalogue's again. */
export function LanguageColumns({ draft, common, needed, errors, onChange }: Props) {
  const { t, language } = useTexts("directory");
  const names = needed.map((code) => nameLanguage(code, language)).join(", ");
  const put = (row: Row, language: string, text: string) => onChange({ [row]: { ...draft[row], [language]: text } });
  return (
    <div className="problem-languages">
      {LANGUAGES.map(({ code, whole }) => (
        <strong key={code} className="problem-language">
          {whole}
        </strong>
      ))}
      {ROWS.map((row) => (
        <div key={row} className="problem-row">
          <span className="problem-row-name">
            {t(`edit.${row}`)}
            {row === "names" && names && <span className="quiet"> {t("edit.names.needed", { languages: names })}</span>}
          </span>
          {LANGUAGES.map(({ code }) => (
            <Cell key={code} row={row} language={code} common={common} errors={errors.get(`${row}.${code}`)}>
              <Field
                row={row}
                label={`${t(`edit.${row}`)}, ${code}`}
                language={code}
                value={draft[row][code] ?? ""}
                placeholder={row === "synonyms" ? "" : (common?.[row][code] ?? "")}
                wrong={errors.has(`${row}.${code}`)}
                onText={(text) => put(row, code, text)}
              />
            </Cell>
          ))}
        </div>
      ))}
    </div>
  );
}

interface CellProps {
  row: Row;
  language: string;
  common: ProblemSides | null;
  errors: readonly string[] | undefined;
  children: ReactNode;
}

function Cell({ row, language, common, errors, children }: CellProps) {
  const said = row === "synonyms" ? (common?.synonyms[language] ?? []) : [];
  return (
    <div>
      {children}
      <FieldErrors reasons={errors} />
      {said.length > 0 && (
        <p className="quiet" lang={language}>
          {said.join(" · ")}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  row: Row;
  label: string;
  language: string;
  value: string;
  placeholder: string;
  wrong: boolean;
  onText: (text: string) => void;
}

const HEIGHT = { synonyms: { minRows: 2, maxRows: 6 }, advice: { minRows: 2, maxRows: 6 } };

function Field({ row, label, language, wrong, onText, ...shown }: FieldProps) {
  const all = { ...shown, lang: language, "aria-label": label, status: wrong ? ("error" as const) : undefined };
  if (row === "names") return <Input {...all} maxLength={200} onChange={(event) => onText(event.target.value)} />;
  return <Input.TextArea {...all} autoSize={HEIGHT[row]} onChange={(event) => onText(event.target.value)} />;
}
