import { Select } from "antd";
import { useState } from "react";
import { useSettled } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useBuildings } from "./use_buildings";

interface Props {
  company: string;
  mode?: "multiple";
  /** What it is called, where no form around it says so. */
  label?: string;
  /** Given by the form around it. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

/** Buildings found by a part of their address; the value is id and address together, of several a list. */
export function BuildingSelect({ company, label, ...field }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const wanted = useSettled(typed);
  const { data, isFetching } = useBuildings(company, wanted);
  const options = (data?.items ?? []).map(({ id, address, district }) => ({ value: id, label: address, district }));
  return (
    <Select
      {...field}
      aria-label={label}
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
