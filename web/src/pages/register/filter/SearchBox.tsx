import { AutoComplete, Input, type InputRef } from "antd";
import { memo, type RefObject, useState } from "react";
import { useSettled } from "~/parts/ui";
import { useTexts } from "~/texts";
import type { Filter } from "./filter";
import { useFoundBuildings } from "./names";
import { NO_SEARCH, readSearch } from "./read_search";

interface Props {
  companies: readonly string[];
  set: (changes: Partial<Filter>) => void;
  box: RefObject<InputRef | null>;
}

/** One box for a number, a phone, an address or words; what it takes the text for is said before it searches. */
export const SearchBox = memo(function SearchBox({ companies, set, box }: Props) {
  const { t } = useTexts("register");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const meanings = readSearch(typed);
  const buildings = useFoundBuildings(companies, useSettled(typed.trim()));
  const options = [
    ...meanings.map(({ kind, text }) => ({ value: kind, label: t(`search.${kind}`, { text }) })),
    ...buildings.map(({ company, id, address }) => ({
      value: `building ${company} ${id}`,
      label: t("search.address", { text: address }),
    })),
  ];
  const choose = (value: string) => {
    const [kind, company = "", ...id] = value.split(" ");
    const meaning = meanings.find((one) => one.kind === kind);
    if (meaning) set(meaning.changes);
    else set({ ...NO_SEARCH, company: [company], building: id.join(" ") });
    setTyped("");
    setOpen(false);
  };
  return (
    <AutoComplete
      className="register-search"
      value={typed}
      open={open && options.length > 0}
      onOpenChange={setOpen}
      options={options}
      defaultActiveFirstOption
      popupMatchSelectWidth={420}
      onSearch={(text) => {
        setTyped(text);
        setOpen(true);
      }}
      onSelect={choose}
    >
      <Input ref={box} aria-label={t("search.label")} placeholder={t("search.hint")} allowClear type="search" />
    </AutoComplete>
  );
});
