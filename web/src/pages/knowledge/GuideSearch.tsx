import { Input, Tag } from "antd";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { GuideRow } from "~/api/guides";
import { useGuides } from "~/parts/guide/queries";
import { URGENCY_COLOURS } from "~/parts/ui";
import { useTexts } from "~/texts";
import { groupByKind } from "./group_by_kind";

interface Props {
  company: string;
  chosen: string;
  onChoose: (key: string) => void;
}

/** The guides, found at every letter: by kind while nothing is typed, then what fits best first. */
export function GuideSearch({ company, chosen, onChoose }: Props) {
  const { t } = useTexts("knowledge");
  const [typed, setTyped] = useState("");
  const list = useRef<HTMLElement>(null);
  const { data } = useGuides(company, typed.trim());
  const groups = useMemo(() => groupByKind(data?.items ?? [], typed.trim() !== ""), [data, typed]);
  const first = groups[0]?.rows[0];
  const rows = () => [...(list.current?.querySelectorAll<HTMLButtonElement>("button[data-guide]") ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const known = rows();
    known[known.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows lead from the field into the list, whose buttons have the focus
    <div className="guide-search" onKeyDown={onKeyDown}>
      <Input.Search
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={() => first && onChoose(first.key)}
        placeholder={t("knowledge.search.hint")}
        aria-label={t("knowledge.search")}
        allowClear
        autoFocus
      />
      <nav ref={list} aria-label={t("knowledge.list")}>
        {data && !first && <p className="quiet">{t("knowledge.nothing", { typed })}</p>}
        {groups.map(({ kind, name, rows: items }) => (
          <section key={kind}>
            {name && <h2>{name}</h2>}
            <ul>
              {items.map((row) => (
                <li key={row.key}>
                  <Row row={row} chosen={row.key === chosen} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  );
}

function Row({ row, chosen, onChoose }: { row: GuideRow; chosen: boolean; onChoose: (key: string) => void }) {
  const { t, word } = useTexts("knowledge");
  return (
    <button
      type="button"
      data-guide={row.key}
      aria-current={chosen ? "page" : undefined}
      onClick={() => onChoose(row.key)}
    >
      <span className="guide-row-title">
        {row.title}
        {row.urgency === "emergency" && <Tag color={URGENCY_COLOURS[row.urgency]}>{word("urgency", row.urgency)}</Tag>}
        {row.own && <Tag>{t("knowledge.own")}</Tag>}
      </span>
      <span className="quiet">{row.snippet || row.summary}</span>
    </button>
  );
}
