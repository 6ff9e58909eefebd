import { type RefObject, useEffect, useRef, useState } from "react";
import WaveSurfer from "wavesurfer.js";

/** Draws the recording and gives it to the audio element; `element` tells when that is another one. file: an address to save it from, once it is here. */
export function useWaveform(url: string, audio: RefObject<HTMLAudioElement | null>, element: number) {
  const wave = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<string>();
  const [loading, setLoading] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another element is to be given the sound again
  useEffect(() => {
    const leaving = new AbortController();
    const { current: media } = audio;
    let drawn: WaveSurfer | undefined;
    let saved: string | undefined;
    const load = async () => {
      const { current: container } = wave;
      if (!media || !container) return;
      const blob = await readBlob(url, leaving.signal);
      if (leaving.signal.aborted) return;
      setLoading(false);
      if (!blob) {
        media.src = url;
        return;
      }
      saved = URL.createObjectURL(blob);
      setFile(saved);
      drawn = WaveSurfer.create({ container, media, ...looksOf(container) });
      await drawn.loadBlob(blob).catch(() => {
        if (!leaving.signal.aborted && !media.src) media.src = url; // without a picture of it there is still the sound
      });
    };
    void load();
    return () => {
      leaving.abort();
      drawn?.destroy();
      if (saved) URL.revokeObjectURL(saved);
    };
  }, [url, audio, element]);
  return { wave, file, loading };
}

/** What lies there; undefined when the page may not read it, or it has gone. */
async function readBlob(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  const response = await fetch(url, { signal }).catch(() => undefined);
  return response?.ok ? response.blob() : undefined;
}

function looksOf(element: HTMLElement) {
  return {
    height: 36,
    barWidth: 2,
    barGap: 1,
    cursorWidth: 2,
    normalize: true,
    waveColor: readColour(element, "--quiet"),
    progressColor: readColour(element, "--brand"),
    cursorColor: readColour(element, "--bad"),
  };
}

/** A colour of the pages as a canvas understands it: a canvas knows no variables. */
function readColour(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
