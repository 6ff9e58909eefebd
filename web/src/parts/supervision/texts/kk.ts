import type { en } from "./en";

export const kk: Record<keyof typeof en, string> = {
  "trace.title": "Басшының араласуы",
  "trace.listen": "{by}: әңгімені тыңдады",
  "trace.join": "{by}: әңгімеге қосылды",
  "trace.leave": "{by}: тыңдауды тоқтатты",
  "trace.move": "{by}: қоңырау шалушыны ауыстырды, {before} → {to}",
  "trace.set_state": "{by}: {operator} күйі, {before} → {to}",
  "trace.refused": "байланыс орталығы қабылдамады",
  "trace.asked": "нәтижесі белгісіз",
  "own.set": "{by} күйіңізді өзгертті: {state}. {why}",
};
