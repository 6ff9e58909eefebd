import { useTexts } from "~/texts";
import { type Version, VersionLine } from "./VersionLine";

/** What is common to all companies, as a version to choose. */
export const COMMON = 0;

interface Props {
  versions: readonly Version[];
  company: string;
  chosen: number | undefined;
  onChoose: (version: number) => void;
  /** What is said of a version by which what is common stands again. */
  takenBack: string;
  /** What is common is called so, last in the list; nothing for a thing of the company's own. */
  common?: string;
}

/** Every version, the newest first, one of them chosen. */
export function VersionList({ versions, company, chosen, onChoose, takenBack, common }: Props) {
  const { t } = useTexts("parts/versions");
  return (
    <ol aria-label={t("versions.history")} reversed>
      {versions.map((one) => (
        <li key={one.version}>
          <VersionLine {...{ one, company, takenBack, onChoose }} chosen={chosen === one.version} />
        </li>
      ))}
      {common && (
        <li>
          <button type="button" aria-pressed={chosen === COMMON} onClick={() => onChoose(COMMON)}>
            <strong>{common}</strong>
          </button>
        </li>
      )}
    </ol>
  );
}
