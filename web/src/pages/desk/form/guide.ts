import type { Question } from "~/api/problems";
import type { Answers } from "./form_values";

/** Where one is among the questions of a problem: the first that has no answer and was not passed over; undefined at the end. */
export function currentQuestion(questions: readonly Question[], answers: Answers): Question | undefined {
  return questions.find(({ key }) => answers[key] === undefined);
}

/** The answers with this one; an empty one says that the question was passed over. */
export function withAnswer(answers: Answers, key: string, answer: string): Answers {
  return { ...answers, [key]: answer };
}

/** The answers as they were before `key` was asked: going back asks it, and what came after it, again. */
export function backTo(questions: readonly Question[], answers: Answers, key: string): Answers {
  const from = questions.findIndex((question) => question.key === key);
  const earlier = questions.slice(0, Math.max(from, 0)).map((question) => question.key);
  return Object.fromEntries(Object.entries(answers).filter(([each]) => earlier.includes(each)));
}

/** The question before the current one, if there is one. */
export function previousQuestion(questions: readonly Question[], answers: Answers): Question | undefined {
  const current = currentQuestion(questions, answers);
  const at = current ? questions.indexOf(current) : questions.length;
  return questions[at - 1];
}

/** An answer as people read it: the text of a choice. */
export function answerText({ answers }: Question, answer: string): string {
  return answers.find(({ key }) => key === answer)?.text ?? answer;
}
