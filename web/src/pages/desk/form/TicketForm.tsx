import { Alert, Button, Form, Space } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Resident, Ticket } from "~/api/types";
import type { Refusal } from "~/offline/request";
import { GuideButton } from "~/parts/guide/GuideButton";
import { RestoredNote } from "~/parts/keeping/RestoredNote";
import { useTexts } from "~/texts";
import { useProblems } from "../queries";
import type { FormSheet } from "../workspace";
import { CallerFacts } from "./CallerFacts";
import { CallerFields, CompanyField, DescriptionField, PlaceFields } from "./fields";
import { emptyForm, type FormDraft, type FormValues } from "./form_values";
import { type GuideHandle, GuideQuestions } from "./GuideQuestions";
import { HouseAlerts } from "./HouseAlerts";
import { ProblemField } from "./ProblemField";
import { ProposalPanel } from "./ProposalPanel";
import { useFormDraft } from "./use_form_draft";
import { useProposedPlace } from "./use_proposed_place";
import { useResident } from "./use_resident";
import { useSave } from "./use_save";

interface Props {
  sheet: FormSheet;
  /** Why it was not taken when it was sent from this machine later. */
  refusal: Refusal | undefined;
  onSaved: (ticket: Ticket) => void;
  /** It waits for the line, with what was typed. */
  onKept: (draft: FormDraft) => void;
  onDiscard: () => void;
  /** Opens a ticket beside the form. */
  onShow: (company: string, number: string) => void;
}

/** The form of a ticket: who, where, what, and what is asked about it; at its side what is known of the caller. */
export function TicketForm({ sheet, refusal, onSaved, onKept, onDiscard, onShow }: Props) {
  const { t } = useTexts("desk");
  const [form] = Form.useForm<FormValues>();
  const [company, setCompany] = useState(sheet.draft?.company ?? sheet.company);
  const [phone, setPhone] = useState(sheet.draft?.values.caller.phone || sheet.phone);
  const [resident, choose] = useResident(form, company, phone, sheet.draft);
  const read = (): FormDraft => ({ values: form.getFieldsValue(true), company, resident, at: Date.now() });
  const draft = useFormDraft(sheet, read);
  const { save, saving, trouble } = useSave({ sheet, form, refusal, draft, read, onSaved, onKept });
  const place = useProposedPlace(form);
  const problem = useChosenProblem(company, Form.useWatch("problem", form));
  const guide = useRef<GuideHandle>(null);

  const changeCompany = (slug: string) => {
    setCompany(slug);
    form.setFieldsValue({ place: { building: undefined }, problem: undefined, answers: {}, diagnosis: undefined });
    draft.touch();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // What is being typed as an answer is taken along: leaving the field says it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    form.submit();
  };
  const startAfresh = () => {
    form.setFieldsValue({
      ...emptyForm(sheet.phone, sheet.language),
      place: { building: undefined },
      problem: undefined,
      diagnosis: undefined,
    });
    draft.end();
  };
  const askAboutProblem = () => {
    form.setFieldValue("answers", {});
    // Once the questions of that problem are drawn.
    setTimeout(() => guide.current?.focus() || form.focusField("description"));
  };
  const followGuide = (found: string) => {
    form.setFieldValue("problem", found);
    draft.touch();
    askAboutProblem();
  };
  const chooseByHand = (one: Resident) => {
    choose(one);
    draft.touch();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={sheet.draft?.values ?? emptyForm(sheet.phone, sheet.language)}
      onValuesChange={draft.touch}
      onFinish={() => save(company, resident)}
      onKeyDown={onKeyDown}
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      className="form-sheet"
      name={`form-${sheet.key}`}
      aria-label={t("form.new")}
    >
      <div className="ticket-form">
        {trouble && <Alert type="error" title={trouble} showIcon />}
        {sheet.draft && !refusal && <RestoredNote at={sheet.draft.at} onAfresh={startAfresh} />}
        {!sheet.contactId && <CompanyField value={company} onChange={changeCompany} />}
        <CallerFields company={company} onPhone={setPhone} />
        <PlaceFields company={company} />
        <HouseAlerts company={company} building={place.building_id} />
        <ProblemField company={company} chosen={sheet.chosen} onChosen={askAboutProblem} />
        <Form.Item name="answers" noStyle>
          <GuideQuestions ref={guide} questions={problem.questions} onDone={() => form.focusField("description")} />
        </Form.Item>
        <Form.Item name="diagnosis" noStyle>
          <GuideButton company={company} problem={problem.key} onProblem={followGuide} />
        </Form.Item>
        <DescriptionField />
        <Space className="form-buttons">
          <Button type="primary" htmlType="submit" loading={saving} data-key={t("form.save.hint")}>
            {t("form.save")}
          </Button>
          <Button onClick={onDiscard}>{t("form.discard")}</Button>
        </Space>
      </div>
      <div className="form-side">
        <ProposalPanel company={company} place={place} problem={problem.key} advice={problem.advice} onShow={onShow} />
        <CallerFacts company={company} phone={phone} chosen={resident} onChoose={chooseByHand} onShow={onShow} />
      </div>
    </Form>
  );
}

/** The chosen problem as the catalogue has it: what is asked about it, and what to tell the caller. */
function useChosenProblem(company: string, key: string | undefined) {
  const { data } = useProblems(company);
  const chosen = data?.items.find((problem) => problem.key === key);
  const questions = (chosen?.questions ?? []).flatMap(
    (asked) => data?.questions.find((one) => one.key === asked) ?? [],
  );
  return { key, advice: chosen?.advice ?? "", questions };
}
