import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RefObject } from 'react';

const READ_EVERY_MS = 180;

/** Why there is no picture. */
export type CameraFault = 'denied' | 'missing' | 'busy' | 'insecure';
type State = { kind: 'starting' } | { kind: 'running' } | { kind: 'failed'; fault: CameraFault };

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}

interface Light {
  is_on: boolean;
  switch: () => void;
}

/**
 * The camera at the back in a video element, and what the codes before it say; it is closed with the page, and while
 * nobody looks at it.
 * @param onText called with the text of each code
 * @returns its state, and the light where there is one
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onText: (text: string) => void) {
  const [state, setState] = useState<State>({ kind: 'starting' });
  const [light, setLight] = useState<boolean | null>(null);
  const track = useRef<MediaStreamTrack | null>(null);
  const tell = useEffectEvent(onText);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    void run();
    async function run() {
      if (!window.isSecureContext || !('mediaDevices' in navigator)) return setState({ kind: 'failed', fault: 'insecure' });
      let stream: MediaStream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
      } catch (error) {
        if (!signal.aborted) setState({ kind: 'failed', fault: faultOf(error) });
        return;
      }
      const stop = () => {
        for (const each of stream.getTracks()) each.stop();
      };
      if (signal.aborted || !video.current) return stop();
      signal.addEventListener('abort', stop);
      const element = video.current;
      element.srcObject = stream;
      await element.play().catch(() => undefined);
      const [first = null] = stream.getVideoTracks();
      track.current = first;
      // Not in the types of the platform: phones have it.
      const can = (first?.getCapabilities() ?? {}) as { torch?: boolean };
      setLight(can.torch ? false : null);
      setState({ kind: 'running' });
      await read(element);
    }
    async function read(element: HTMLVideoElement) {
      const { createQrReader } = await import('./detector.ts');
      const reader = await createQrReader();
      while (!signal.aborted) {
        if (!document.hidden && element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
          const codes = await reader.detect(element).catch(() => []);
          if (!signal.aborted) for (const { rawValue } of codes) tell(rawValue);
        }
        await new Promise((done) => setTimeout(done, READ_EVERY_MS));
      }
    }
    return () => ending.abort();
  }, [video]);
  const torch: Light | null =
    light === null
      ? null
      : {
          is_on: light,
          switch: () => {
            const next = !light;
            void track.current?.applyConstraints({ advanced: [{ torch: next } as MediaTrackConstraintSet] }).then(
              () => setLight(next),
              () => setLight(null),
            );
          },
        };
  return { state, torch };
}
