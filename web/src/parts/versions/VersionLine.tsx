import { useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import "./versions.css";

/** One version of a thing of the company's own. */
export interface Version {
  version: number;
  at: string;
  by: string;
  note: string;
  /** What is common to all companies stood again by it. */
  common: boolean;
  /** The version that it took back, -1 for none. */
  restored: number;
}

interface Props {
  one: Version;
  company: string;
  chosen: boolean;
  /** What is said of a version by which what is common stands again. */
  takenBack: string;
  onChoose: (version: number) => void;
}

/** Who saved it, when, and why. */
export function VersionLine({ one, company, chosen, takenBack, onChoose }: Props) {
  const { t } = useTexts("parts/versions");
  const zone = useZone(company);
  const came = one.common ? takenBack : one.restored > 0 && t("versions.restored", { version: one.restored });
  return (
    <button type="button" aria-pressed={chosen} onClick={() => onChoose(one.version)}>
      <span>
        <strong>{t("versions.version", { version: one.version })}</strong> · {one.by} ·{" "}
        <Moment at={one.at} zone={zone} />
      </span>
      {(one.note || came) && <span className="quiet">{[came, one.note].filter(Boolean).join(" · ")}</span>}
    </button>
  );
}
