import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTexts } from "~/texts";
import { useBuildings } from "../queries";

const TYPING_MS = 200;

interface Props {
  company: string;
  mode?: "multiple";
  /** Given by the form around it. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

/** Buildings found by a part of their address; the value is id and address together, of several a list. */
export function BuildingSelect({ company, ...field }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const wanted = useSettled(typed);
  const { data, isFetching } = useBuildings(company, wanted);
  const options = (data?.items ?? []).map(({ id, address, district }) => ({ value: id, label: address, district }));
  return (
    <Select
      {...field}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t("form.building.hint")}
      loading={isFetching}
      notFoundContent={isFetching ? t("app.loading") : t("form.nothing_found")}
      options={options}
      optionRender={({ data: option }) => (
        <>
          {option.label} <span className="quiet">{option.district}</span>
        </>
      )}
    />
  );
}

/** The value once nothing has been typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
