import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { rememberCompany, useLastCompany } from "~/app/last_company";
import type { PageProps } from "~/app/page_props";
import { navigate, useSearch } from "~/app/path";
import { useGuide } from "~/parts/guide/queries";
import { useTexts } from "~/texts";
import { EditGuide } from "./edit/EditGuide";
import { NewGuide } from "./edit/NewGuide";
import { GuideReading } from "./GuideReading";
import { GuideSearch } from "./GuideSearch";
import "./knowledge.css";

/** `/knowledge?company=…&guide=…&edit=1`: all guides of a company, one of them to be read, walked or changed. */
export default function KnowledgePage(_: PageProps) {
  const { t } = useTexts("knowledge");
  const { me, may } = useDozor();
  const search = useSearch();
  const last = useLastCompany(me.companies);
  const company = search.get("company") || last;
  const chosen = search.get("guide") ?? "";
  const editing = search.has("edit") && may("knowledge.edit");
  const go = (to: { company?: string; guide?: string; edit?: boolean }) => {
    const next = { company, guide: chosen, ...to };
    navigate(
      `/knowledge?${new URLSearchParams({
        company: next.company,
        ...(next.guide && { guide: next.guide }),
        ...(next.edit && { edit: "1" }),
      })}`,
    );
  };
  if (!company) return <p className="plain-note">{t("knowledge.no_company")}</p>;
  if (editing && chosen) {
    return (
      <main className="knowledge editing">
        <EditGuide key={`${company} ${chosen}`} company={company} guideKey={chosen} onClose={() => go({})} />
      </main>
    );
  }
  return (
    <main className="knowledge">
      <aside>
        <h1>{t("knowledge.title")}</h1>
        {me.companies.length > 1 && (
          <Select
            aria-label={t("company.label")}
            value={company}
            onChange={(slug) => {
              rememberCompany(slug);
              go({ company: slug });
            }}
            options={me.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
        <GuideSearch key={company} company={company} chosen={chosen} onChoose={(guide) => go({ guide })} />
        {may("knowledge.edit") && <NewOne onNamed={(guide) => go({ guide, edit: true })} />}
      </aside>
      <Chosen company={company} chosen={chosen} onEdit={() => go({ edit: true })} />
    </main>
  );
}

function NewOne({ onNamed }: { onNamed: (key: string) => void }) {
  const { t } = useTexts("knowledge");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("knowledge.new")}</Button>
      {open && <NewGuide onClose={() => setOpen(false)} onNamed={onNamed} />}
    </>
  );
}

function Chosen({ company, chosen, onEdit }: { company: string; chosen: string; onEdit: () => void }) {
  const { t } = useTexts("knowledge");
  const { may } = useDozor();
  const { data: guide, isError } = useGuide(company, chosen);
  if (!chosen) return <p className="knowledge-hint knowledge-choose quiet">{t("knowledge.choose")}</p>;
  if (isError) return <Alert type="warning" title={t("knowledge.gone")} />;
  // Keyed: another guide begins with its own first step.
  return guide ? (
    <GuideReading
      key={`${company} ${chosen}`}
      guide={guide}
      company={company}
      onEdit={may("knowledge.edit") ? onEdit : undefined}
    />
  ) : (
    <p className="knowledge-hint quiet">{t("app.loading")}</p>
  );
}
