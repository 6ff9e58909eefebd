import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Select, Space } from "antd";
import { type KeyboardEvent, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { ProposedPlace } from "~/api/dozor";
import type { Resident, Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import { OutageAlert } from "../outages/OutageAlert";
import { useCallers } from "../queries";
import type { FormSheet } from "../workspace";
import { BuildingField } from "./BuildingField";
import { CallerFacts } from "./CallerFacts";
import { emptyForm, type FormValues, fromResident, obviousResident, sortProblems, toNewTicket } from "./form_values";
import { ProblemField } from "./ProblemField";
import { ProposalPanel } from "./ProposalPanel";
import { useSettled } from "./use_settled";

interface Props {
  sheet: FormSheet;
  onSaved: (ticket: Ticket) => void;
  onDiscard: () => void;
  /** Opens a ticket beside the form. */
  onShow: (company: string, number: string) => void;
}

/** The form of a ticket: who, where, what; at its side what is known of the caller. */
export function TicketForm({ sheet, onSaved, onDiscard, onShow }: Props) {
  const { t } = useTexts("desk");
  const [form] = Form.useForm<FormValues>();
  const [company, setCompany] = useState(sheet.company);
  const [phone, setPhone] = useState(sheet.phone);
  const [resident, choose] = useResident(form, company, phone);
  const { save, saving, trouble } = useSave(sheet, form, onSaved);
  const place = useProposedPlace(form);
  const problem = Form.useWatch("problem", form);

  const changeCompany = (slug: string) => {
    setCompany(slug);
    form.setFieldsValue({ place: { building: undefined }, problem: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
  };
  return (
    <div className="form-sheet">
      <Form
        form={form}
        layout="vertical"
        initialValues={emptyForm(sheet.phone)}
        onFinish={(values) => save(values, company, resident)}
        onKeyDown={onKeyDown}
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        className="ticket-form"
        name={`form-${sheet.key}`}
        aria-label={t("form.new")}
      >
        {trouble && <Alert type="error" title={trouble} showIcon />}
        {!sheet.contactId && <CompanyField value={company} onChange={changeCompany} />}
        <CallerFields onPhone={setPhone} />
        <PlaceFields company={company} />
        <OutageAlert company={company} building={place.building_id || undefined} />
        <ProblemField company={company} />
        <Form.Item name="description" label={t("form.description")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} placeholder={t("form.description.hint")} />
        </Form.Item>
        <ProposalPanel company={company} place={place} problem={problem} onShow={onShow} />
        <Space className="form-buttons">
          <Button type="primary" htmlType="submit" loading={saving} title={t("form.save.hint")}>
            {t("form.save")}
          </Button>
          <Button onClick={onDiscard}>{t("form.discard")}</Button>
        </Space>
      </Form>
      <CallerFacts company={company} phone={phone} chosen={resident} onChoose={choose} onShow={onShow} />
    </div>
  );
}

function CompanyField({ value, onChange }: { value: string; onChange: (slug: string) => void }) {
  const { t } = useTexts("desk");
  const { me } = useDesk();
  if (me.companies.length < 2) return null;
  const options = me.companies.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Form.Item label={t("form.company")}>
      <Select aria-label={t("form.company")} value={value} onChange={onChange} options={options} />
    </Form.Item>
  );
}

function CallerFields({ onPhone }: { onPhone: (phone: string) => void }) {
  const { t } = useTexts("desk");
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  return (
    <div className="form-row caller">
      <Form.Item name={["caller", "name"]} label={t("form.name")}>
        <Input autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item name={["caller", "phone"]} label={t("form.phone")} rules={required}>
        <Input
          autoComplete="off"
          inputMode="tel"
          onBlur={(event) => onPhone(event.target.value.replace(/[^\d+]/g, ""))}
        />
      </Form.Item>
    </div>
  );
}

function PlaceFields({ company }: { company: string }) {
  const { t } = useTexts("desk");
  return (
    <div className="form-row place">
      <BuildingField company={company} />
      {(["entrance", "floor", "flat"] as const).map((field) => (
        <Form.Item key={field} name={["place", field]} label={t(`form.${field}`)}>
          <Input autoComplete="off" />
        </Form.Item>
      ))}
    </div>
  );
}

type FormHandle = ReturnType<typeof Form.useForm<FormValues>>[0];

/** The place as it is typed, once nothing has been typed for a moment. */
function useProposedPlace(form: FormHandle): ProposedPlace {
  const typed: FormValues["place"] | undefined = Form.useWatch("place", form);
  const building_id = typed?.building?.value ?? "";
  const entrance = useSettled(typed?.entrance?.trim() ?? "");
  const floor = useSettled(typed?.floor?.trim() ?? "");
  const flat = useSettled(typed?.flat?.trim() ?? "");
  return { building_id, entrance, floor, flat };
}

/** Who of those behind the phone calls: filled in by itself when there is but one, else as the operator chooses. */
function useResident(form: FormHandle, company: string, phone: string) {
  const { data } = useCallers(company, phone);
  const [resident, setResident] = useState<Resident>();
  const choose = (chosen: Resident) => {
    setResident(chosen);
    form.setFieldsValue(fromResident(chosen));
    form.focusField("problem");
  };
  const residents = data?.residents;
  const asked = residents?.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer that names other people: typing is never overwritten
  useEffect(() => {
    const obvious = obviousResident(residents ?? []);
    if (obvious && !form.isFieldTouched(["place", "building"])) choose(obvious);
    else if (residents?.length === 0) form.focusField(["caller", "name"]);
  }, [asked]);
  return [resident, choose] as const;
}

/** Saving, with the form's own key: pressing twice, or again after a broken line, makes one ticket. */
function useSave(sheet: FormSheet, form: FormHandle, onSaved: (ticket: Ticket) => void) {
  const { api } = useDesk();
  const explain = useExplain();
  const [trouble, setTrouble] = useState("");
  const { mutate, isPending } = useMutation({
    mutationFn: (ticket: Parameters<typeof api.register>[0]) => api.register(ticket, sheet.key),
    onMutate: () => setTrouble(""),
    onSuccess: onSaved,
    onError: (error) => {
      const { fields, rest } = sortProblems(error instanceof ApiError ? error.problems : []);
      form.setFields(fields as Parameters<FormHandle["setFields"]>[0]);
      setTrouble(fields.length ? rest.join("; ") : explain(error));
    },
  });
  const save = (values: FormValues, company: string, resident: Resident | undefined) => {
    const { contactId, language } = sheet;
    if (!isPending) mutate(toNewTicket(values, { company, contactId, language, resident }));
  };
  return { save, saving: isPending, trouble };
}
