import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { PageTitle } from "~/parts/ui";
import { useTexts } from "~/texts";

interface Props {
  narrow: boolean;
  /** How many filters are set. */
  chosen: number;
  search: ReactNode;
  /** What is needed now and then: going to a place, columns, the file. */
  seldom: ReactNode;
  filters: ReactNode;
}

/** What stands above the list; on a telephone only the search, and all else behind a button. */
export function Tools({ narrow, chosen, search, seldom, filters }: Props) {
  const { t } = useTexts("register");
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!narrow)
    return (
      <>
        <PageTitle title={t("title")}>
          {search}
          {seldom}
        </PageTitle>
        {filters}
      </>
    );
  return (
    <>
      <PageTitle title={t("title")}>
        <Button
          className="register-more"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {chosen ? `${t("filter.label")} (${chosen})` : t("filter.label")}
        </Button>
        {search}
      </PageTitle>
      {open && (
        <div id={id} className="register-drawer">
          {filters}
          <div className="register-seldom">{seldom}</div>
        </div>
      )}
    </>
  );
}
