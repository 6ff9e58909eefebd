import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Popconfirm, Select, Switch } from "antd";
import { useState } from "react";
import { readWishes, saveWishes, type Wishes as Told, withdrawLinks } from "~/api/directory";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { Moment, Reading } from "~/parts/ui";
import { LANGUAGES, useTexts } from "~/texts";

interface Props {
  company: string;
  phones: readonly string[];
}

/** What somebody wants of our messages, phone by phone; those who may can change it. */
export function Wishes({ company, phones }: Props) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const [chosen, setChosen] = useState(phones[0] ?? "");
  const queryKey = ["preferences", company, chosen];
  const query = useQuery({ queryKey, queryFn: () => readWishes(client, company, chosen), enabled: Boolean(chosen) });
  return (
    <section aria-label={t("wishes.title")}>
      <h3>{t("wishes.title")}</h3>
      {phones.length > 1 && (
        <Select
          aria-label={t("wishes.phone")}
          value={chosen}
          onChange={setChosen}
          options={phones.map((phone) => ({ value: phone, label: phone }))}
        />
      )}
      <Reading query={query} lines={3}>
        {(wishes) => <WishForm key={`${chosen} ${wishes.changed_at}`} company={company} wishes={wishes} />}
      </Reading>
    </section>
  );
}

type Values = Pick<Told, "language" | "email" | "news"> & { channel: NonNullable<Told["channel"]> | "" };

function WishForm({ company, wishes }: { company: string; wishes: Told }) {
  const { t, word } = useTexts("directory");
  const { client, may } = useDozor();
  const queries = useQueryClient();
  const explain = useExplain();
  const { message } = App.useApp();
  const zone = useZone(company);
  const { phone } = wishes;
  const save = useMutation({
    mutationFn: ({ channel, ...rest }: Values) =>
      saveWishes(client, { company, phone, ...rest, channel: channel || null }),
    onSuccess: (saved) => {
      queries.setQueryData(["preferences", company, phone], saved);
      message.success(t("wishes.saved"));
    },
    onError: (error) => message.error(explain(error)),
  });
  const initial: Values = { ...wishes, channel: wishes.channel ?? "" };
  const free = { value: "", label: t("wishes.as_company") };
  return (
    <Form<Values>
      className="wishes"
      initialValues={initial}
      disabled={!may("people.write")}
      onFinish={(values) => save.mutate(values)}
      layout="vertical"
    >
      <Form.Item name="language" label={t("wishes.language")}>
        <Select options={[free, ...LANGUAGES.map(({ code, whole }) => ({ value: code, label: whole }))]} />
      </Form.Item>
      <Form.Item name="channel" label={t("wishes.channel")}>
        <Select
          options={[free, ...(["sms", "email"] as const).map((one) => ({ value: one, label: word("channel", one) }))]}
        />
      </Form.Item>
      <Form.Item name="email" label={t("wishes.email")}>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="news" label={t("wishes.news")} valuePropName="checked">
        <Switch />
      </Form.Item>
      <p className="quiet wishes-changed">
        {wishes.changed_at ? (
          <>
            {t("wishes.changed", { who: wishes.changed_by })} <Moment at={wishes.changed_at} zone={zone} />
          </>
        ) : (
          t("wishes.never")
        )}
      </p>
      {may("people.write") && (
        <div className="wishes-buttons">
          <Button htmlType="submit" type="primary" loading={save.isPending}>
            {t("wishes.save")}
          </Button>
          <WithdrawLinks company={company} phone={phone} />
        </div>
      )}
    </Form>
  );
}

function WithdrawLinks({ company, phone }: { company: string; phone: string }) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const explain = useExplain();
  const { message } = App.useApp();
  const withdraw = useMutation({
    mutationFn: () => withdrawLinks(client, company, phone),
    onSuccess: () => message.success(t("wishes.withdrawn")),
    onError: (error) => message.error(explain(error)),
  });
  return (
    <Popconfirm
      title={t("wishes.withdraw.sure", { phone })}
      okText={t("wishes.withdraw")}
      cancelText={t("ticket.cancel")}
      onConfirm={() => withdraw.mutate()}
    >
      <Button danger loading={withdraw.isPending}>
        {t("wishes.withdraw")}
      </Button>
    </Popconfirm>
  );
}
