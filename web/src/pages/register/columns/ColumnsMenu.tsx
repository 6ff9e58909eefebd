import { Button, Checkbox, Popover } from "antd";
import { memo } from "react";
import { useTexts } from "~/texts";
import { COLUMNS, type Column, move, show, USUAL } from "./columns";

interface Props {
  columns: readonly Column[];
  alter: (change: (columns: readonly Column[]) => readonly Column[]) => void;
}

/** Which columns are shown, in which order. */
export const ColumnsMenu = memo(function ColumnsMenu({ columns, alter }: Props) {
  const { t } = useTexts("register");
  const list = (
    <div className="register-columns">
      <ul>
        {columns.map(({ key, shown }, place) => {
          const name = t(COLUMNS[key].name);
          return (
            <li key={key}>
              <Checkbox checked={shown} onChange={(event) => alter((all) => show(all, key, event.target.checked))}>
                {name}
              </Checkbox>
              <Button
                size="small"
                type="text"
                disabled={place === 0}
                aria-label={t("column.up", { name })}
                onClick={() => alter((all) => move(all, key, place - 1))}
              >
                ↑
              </Button>
              <Button
                size="small"
                type="text"
                disabled={place === columns.length - 1}
                aria-label={t("column.down", { name })}
                onClick={() => alter((all) => move(all, key, place + 1))}
              >
                ↓
              </Button>
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={() => alter(() => USUAL)}>
        {t("column.usual")}
      </Button>
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button>{t("column.label")}</Button>
    </Popover>
  );
});
