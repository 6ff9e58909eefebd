import { Button, Input, Result, Space } from "antd";
import { type FormEvent, useState } from "react";
import { ApiError } from "~/api/client";
import { useDozor } from "~/app/dozor_context";
import { navigate } from "~/app/path";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { goBack } from "./go_back";

interface Props {
  company: string;
  number: string;
  error: Error;
}

/** Why there is nothing to be seen, and what can be done: another number, back to where one came from. */
export function NotThere({ company, number, error }: Props) {
  const { t } = useTexts("ticket");
  const explain = useExplain();
  const name = useDozor().company(company)?.name ?? company;
  const missing = error instanceof ApiError && error.status === 404;
  const [typed, setTyped] = useState(number);
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) navigate(`/ticket/${encodeURIComponent(company)}/${encodeURIComponent(typed.trim())}`);
  };
  return (
    <main className="ticket-page">
      <Result
        status={missing ? "404" : "warning"}
        icon={null}
        title={missing ? t("missing.title", { number }) : explain(error)}
        subTitle={missing ? t("missing.what", { company: name }) : undefined}
        extra={
          <Space orientation="vertical">
            <form onSubmit={look}>
              <Space.Compact>
                <Input
                  aria-label={t("missing.number")}
                  inputMode="numeric"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
                <Button htmlType="submit" type="primary">
                  {t("missing.look")}
                </Button>
              </Space.Compact>
            </form>
            <Button type="link" onClick={goBack}>
              ← {t("back")}
            </Button>
          </Space>
        }
      />
    </main>
  );
}
